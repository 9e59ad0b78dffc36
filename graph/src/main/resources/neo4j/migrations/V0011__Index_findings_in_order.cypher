DROP INDEX finding_rank IF EXISTS;
CREATE INDEX finding_order IF NOT EXISTS FOR (f:Finding) ON (f.rank, f.type, f.subject, f.id);
