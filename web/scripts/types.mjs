// SPDX-License-Identifier: GPL-3.0-or-later
import {
  getNamedType, isAbstractType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType, Kind, typeFromAST,
} from "graphql";

const SCALARS = {
  ID: "string", String: "string", Int: "number", Float: "number", Long: "number", Boolean: "boolean",
  DateTime: "string", Date: "string", JSON: "unknown",
};

/** Writes the TypeScript type of what a selection answers: exact for every type that an interface or union can be. */
export class TypeWriter {
  #schema;
  #fragments;
  #named = new Map();

  constructor(schema, fragments) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  ofFragment(fragment) {
    return this.#selection(this.#schema.getType(fragment.typeCondition.name.value), [fragment.selectionSet]);
  }

  ofOperation(operation) {
    return this.#selection(this.#schema.getRootType(operation.operation), [operation.selectionSet]);
  }

  ofVariables(operation) {
    const fields = (operation.variableDefinitions ?? []).map((definition) => {
      const type = typeFromAST(this.#schema, definition.type);
      const optional = !isNonNullType(type) || definition.defaultValue ? "?" : "";
      return `${definition.variable.name.value}${optional}: ${this.#input(type)}${optional ? " | undefined" : ""}`;
    });
    return `{ ${fields.join("; ")} }`;
  }

  /** The enums and input objects that were named, in the order in which they were met. */
  inputs() {
    return [...this.#named.values()];
  }

  #selection(type, sets) {
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    const shapes = new Map();
    for (const concrete of possible) {
      const fields = new Map();
      this.#collect(concrete, sets, fields);
      const shape = [...fields].filter(([key]) => key !== "__typename")
        .map(([key, field]) => `readonly ${key}: ${this.#field(concrete, field)}`).join("; ");
      const entry = shapes.get(shape) ?? { names: [], typename: fields.has("__typename") };
      entry.names.push(concrete.name);
      shapes.set(shape, entry);
    }
    return [...shapes].map(([shape, { names, typename }]) => {
      const name = typename ? `readonly __typename: ${names.map((each) => JSON.stringify(each)).join(" | ")}; ` : "";
      return `{ ${name}${shape} }`;
    }).join(" | ");
  }

  #collect(concrete, sets, fields) {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const field = fields.get(key) ?? { name: selection.name.value, sets: [] };
        if (selection.selectionSet) field.sets.push(selection.selectionSet);
        fields.set(key, field);
        continue;
      }
      const part = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      if (this.#fits(concrete, part.typeCondition)) this.#collect(concrete, [part.selectionSet], fields);
    }
  }

  #fits(concrete, condition) {
    if (!condition || condition.name.value === concrete.name) return true;
    const wanted = this.#schema.getType(condition.name.value);
    return isAbstractType(wanted) && this.#schema.isSubType(wanted, concrete);
  }

  #field(concrete, field) {
    const type = concrete.getFields()[field.name].type;
    const named = getNamedType(type);
    const inner = field.sets.length > 0 ? this.#selection(named, field.sets) : this.#leaf(named);
    return this.#wrap(type, inner, "readonly ");
  }

  #wrap(type, inner, prefix) {
    if (isNonNullType(type)) return this.#nonNull(type.ofType, inner, prefix);
    return `${this.#nonNull(type, inner, prefix)} | null`;
  }

  #nonNull(type, inner, prefix) {
    return isListType(type) ? `${prefix}(${this.#wrap(type.ofType, inner, prefix)})[]` : inner;
  }

  #leaf(type) {
    if (isScalarType(type)) return SCALARS[type.name] ?? "unknown";
    if (!this.#named.has(type.name)) {
      const values = type.getValues().map((value) => JSON.stringify(value.name));
      this.#named.set(type.name, `export type ${type.name} = ${values.join(" | ")};`);
    }
    return type.name;
  }

  #input(type) {
    const named = getNamedType(type);
    const inner = isInputObjectType(named) ? this.#inputObject(named) : isEnumType(named) || isScalarType(named)
      ? this.#leaf(named) : "never";
    return this.#wrap(type, inner, "readonly ");
  }

  #inputObject(type) {
    if (this.#named.has(type.name)) return type.name;
    this.#named.set(type.name, "");
    const fields = Object.values(type.getFields()).map((field) => {
      const optional = isNonNullType(field.type) && field.defaultValue === undefined ? "" : "?";
      return `readonly ${field.name}${optional}: ${this.#input(field.type)}${optional ? " | undefined" : ""}`;
    });
    this.#named.set(type.name, `export type ${type.name} = { ${fields.join("; ")} };`);
    return type.name;
  }
}
