CREATE INDEX finding_change_time IF NOT EXISTS FOR (c:FindingChange) ON (c.at);
CREATE INDEX finding_first_seen IF NOT EXISTS FOR (f:Finding) ON (f.firstSeen);
