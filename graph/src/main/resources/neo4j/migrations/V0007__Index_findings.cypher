CREATE INDEX finding_type IF NOT EXISTS FOR (f:Finding) ON (f.type);
CREATE INDEX finding_subject IF NOT EXISTS FOR (f:Finding) ON (f.subject);
CREATE INDEX finding_status IF NOT EXISTS FOR (f:Finding) ON (f.status);
CREATE INDEX finding_rank IF NOT EXISTS FOR (f:Finding) ON (f.rank);
CREATE INDEX finding_change IF NOT EXISTS FOR (c:FindingChange) ON (c.finding);
CREATE CONSTRAINT analysis_run IF NOT EXISTS FOR (r:AnalysisRun) REQUIRE r.type IS UNIQUE;
MATCH (f:Finding) WHERE f.rank IS NULL SET f.rank = toInteger(round((100 - f.risk) * 1000)) * 10 + 9;
