CREATE CONSTRAINT report_schedule_id IF NOT EXISTS FOR (s:ReportSchedule) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT report_schedule_name IF NOT EXISTS FOR (s:ReportSchedule) REQUIRE s.name IS UNIQUE;
CREATE CONSTRAINT report_run_id IF NOT EXISTS FOR (r:ReportRun) REQUIRE r.id IS UNIQUE;
CREATE INDEX report_run_time IF NOT EXISTS FOR (r:ReportRun) ON (r.startedAt);
CREATE INDEX report_run_schedule IF NOT EXISTS FOR (r:ReportRun) ON (r.schedule);
