CREATE INDEX claim_of IF NOT EXISTS FOR (c:Claim) ON (c.of);
CREATE INDEX claim_source IF NOT EXISTS FOR (c:Claim) ON (c.source, c.closedBy);
CREATE INDEX claim_added IF NOT EXISTS FOR (c:Claim) ON (c.addedBy);
CREATE INDEX claim_closed IF NOT EXISTS FOR (c:Claim) ON (c.closedBy);
CREATE INDEX entity_touched IF NOT EXISTS FOR (e:Entity) ON (e.touchedBy);
