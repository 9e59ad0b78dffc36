// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.QueryComplexityCalculator;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.introspection.Introspection;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.SelectionSet;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.QueryComplexityLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one document may ask of the server, and the instrument that refuses more before anything is fetched. The cost of
 * a document is the number of fields it can answer with: of a list, as many times its fields as its page is long. It is
 * told in {@code extensions.cost}.
 *
 * @param depth how deep fields may be nested, fragments taken in
 * @param cost how many fields the answer may have
 * @param aliases how many fields may be given another name
 * @param directives how many directives may be used
 * @param tokens how many words and signs the document may have
 * @param time how long the answer may take
 */
record Limits(int depth, int cost, int aliases, int directives, int tokens, Duration time) {
    static final Limits USUAL = new Limits(20, 200_000, 30, 30, 4_000, Duration.ofSeconds(60));

    private static final int USUAL_PAGE = 50;
    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_REPEATED = 50;
    private static final int MOST_IN_ONE_PLACE = 5;

    /** Sets the limits that the parser and the validation keep themselves. */
    void set(ExecutionInput.Builder input) {
        ParserOptions parser = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(tokens).maxCharacters(1 << 20));
        input.graphQLContext(Map.of(
                ParserOptions.class,
                parser,
                QueryComplexityLimits.KEY,
                QueryComplexityLimits.newLimits()
                        .maxDepth(depth)
                        .maxFieldsCount(MOST_FIELDS)
                        .build()));
    }

    Instrument instrument() {
        return new Instrument(this);
    }

    /** Keeps the limits that the library has none for. */
    static final class Instrument extends SimplePerformantInstrumentation {
        private final Limits limits;

        private Instrument(Limits limits) {
            this.limits = limits;
        }

        private static final class Cost implements InstrumentationState {
            private int cost = -1;
        }

        @Override
        public InstrumentationState createState(InstrumentationCreateStateParameters parameters) {
            return new Cost();
        }

        @Override
        public DocumentAndVariables instrumentDocumentAndVariables(
                DocumentAndVariables asked, InstrumentationExecutionParameters parameters, InstrumentationState state) {
            int aliases = 0;
            int directives = 0;
            int repeated = 0;
            Deque<Node<?>> open = new ArrayDeque<>();
            open.add(asked.getDocument());
            while (!open.isEmpty()) {
                Node<?> node = open.remove();
                aliases += node instanceof Field field && field.getAlias() != null ? 1 : 0;
                int here = node instanceof DirectivesContainer<?> some
                        ? some.getDirectives().size()
                        : 0;
                refuse("directives in one place", here, MOST_IN_ONE_PLACE);
                directives += here;
                repeated += node instanceof SelectionSet set ? repeated(set) : 0;
                node.getChildren().forEach(open::add);
            }
            refuse("aliases", aliases, limits.aliases());
            refuse("directives", directives, limits.directives());
            refuse("fields that were asked for already", repeated, MOST_REPEATED);
            return asked;
        }

        private static int repeated(SelectionSet set) {
            List<String> keys = set.getSelectionsOfType(Field.class).stream()
                    .map(Field::getResultKey)
                    .toList();
            return keys.size() - Set.copyOf(keys).size();
        }

        @Override
        public ExecutionContext instrumentExecutionContext(
                ExecutionContext context,
                InstrumentationExecutionParameters parameters,
                @Nullable InstrumentationState state) {
            int cost = QueryComplexityCalculator.newCalculator()
                    .schema(context.getGraphQLSchema())
                    .document(context.getDocument())
                    .operationName(context.getExecutionInput().getOperationName())
                    .variables(context.getCoercedVariables())
                    .fieldComplexityCalculator(this::cost)
                    .build()
                    .calculate();
            ((Cost) Objects.requireNonNull(state)).cost = cost;
            refuse("fields in the answer", cost, limits.cost());
            return context;
        }

        /** Kept just above the limit, so that the sum of many cannot run over. */
        private int cost(FieldComplexityEnvironment field, int ofChildren) {
            if (Introspection.isIntrospectionTypes(field.getParentType())) {
                return 0;
            }
            return (int) Math.min(limits.cost() + 1L, 1 + (long) pageOf(field) * ofChildren);
        }

        private static int pageOf(FieldComplexityEnvironment field) {
            for (String size : new String[] {"first", "last"}) {
                if (field.getArguments().get(size) instanceof Integer given) {
                    return Math.max(0, given);
                }
            }
            String type = GraphQLTypeUtil.unwrapAllAs(field.getFieldDefinition().getType())
                            instanceof graphql.schema.GraphQLNamedType named
                    ? named.getName()
                    : "";
            return type.endsWith("Connection") ? USUAL_PAGE : 1;
        }

        private static void refuse(String what, int given, int most) {
            if (given > most) {
                throw new TooMuch("The document asks for " + given + " " + what + ", allowed are " + most);
            }
        }

        @Override
        public CompletableFuture<ExecutionResult> instrumentExecutionResult(
                ExecutionResult result,
                InstrumentationExecutionParameters parameters,
                @Nullable InstrumentationState state) {
            int cost = ((Cost) Objects.requireNonNull(state)).cost;
            return CompletableFuture.completedFuture(
                    cost < 0
                            ? result
                            : ExecutionResultImpl.newExecutionResult()
                                    .from(result)
                                    .addExtension("cost", Map.of("fields", cost, "allowed", limits.cost()))
                                    .build());
        }
    }

    /** That a document asks for more than it may. */
    private static final class TooMuch extends AbortExecutionException {
        private static final long serialVersionUID = 1;

        TooMuch(String message) {
            super(message);
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", "TOO_MUCH");
        }
    }
}
