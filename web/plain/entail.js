// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a build without Node: who can become administrator, and how. Every name is set as text, never as markup.
"use strict";

const QUESTION = `{
  graph { version identities { humans nhis unknown } sources { name lastLoadAt } }
  escalations(first: 1000) {
    totalCount
    nodes {
      identity { id name }
      confidence
      path { conditions explanation hops { to { id name } relation technique { id title } evidence { summary } } }
    }
  }
}`;

let escalations = [];

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function drawn(escalation) {
  const item = element("li");
  const path = element("ol", "", "path");
  const badge = element("span", escalation.confidence === "CONFIRMED" ? "confirmed" : "conditional", "badge");
  path.append(badge, element("li", escalation.identity.name ?? escalation.identity.id, "node"));
  for (const hop of escalation.path.hops) {
    const how = hop.technique ? hop.technique.title : hop.relation.toLowerCase().replaceAll("_", " ");
    path.append(element("li", `— ${how} →`, "hop"), element("li", hop.to.name ?? hop.to.id, "node"));
  }
  item.append(path);
  for (const condition of escalation.path.conditions) {
    item.append(element("p", `only if ${condition}`, "conditions"));
  }
  const proof = element("details");
  proof.append(element("summary", "Why"), element("p", escalation.path.explanation));
  item.append(proof);
  return item;
}

function draw() {
  const text = document.getElementById("text").value.toLowerCase();
  const confirmed = document.getElementById("confirmed").checked;
  const wanted = escalations.filter((escalation) =>
    (!confirmed || escalation.confidence === "CONFIRMED")
    && (escalation.identity.name ?? escalation.identity.id).toLowerCase().includes(text));
  document.getElementById("count").textContent =
    `${wanted.length} of ${escalations.length} identities that can reach tier zero`;
  document.getElementById("escalations").replaceChildren(...wanted.map(drawn));
}

async function start() {
  const state = document.getElementById("graph");
  try {
    const response = await fetch("graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query: QUESTION }),
    });
    const answer = await response.json();
    if (answer.errors) throw new Error(answer.errors[0].message);
    const { graph } = answer.data;
    const { humans, nhis, unknown } = graph.identities;
    state.textContent = graph.version === 0
      ? "The graph is empty. Load an export: entail load aws FILE"
      : `Graph version ${graph.version}: ${humans} people, ${nhis} non-human identities, ${unknown} of unknown kind, `
        + `${graph.sources.filter((source) => !source.name.startsWith("entail:")).length} sources`;
    escalations = answer.data.escalations.nodes;
    draw();
  } catch (failure) {
    state.textContent = `The graph cannot be read: ${failure.message}`;
  }
}

document.getElementById("filter").addEventListener("input", draw);
document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());
start();
