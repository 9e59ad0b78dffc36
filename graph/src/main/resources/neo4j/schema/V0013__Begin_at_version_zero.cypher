MERGE (g:Graph) ON CREATE SET g.version = 0, g.lastLoad = 0;
