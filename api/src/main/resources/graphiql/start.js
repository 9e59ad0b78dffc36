// GraphiQL over the API of this server, with the session of the page.
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
const query = "# Entail\n{\n  graph { version sources { name lastLoadAt } }\n}\n";
ReactDOM.createRoot(document.getElementById("graphiql"))
  .render(React.createElement(GraphiQL, { fetcher, defaultQuery: query }));
