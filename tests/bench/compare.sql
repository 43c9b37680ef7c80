-- What a person would type into the sqlite3 shell, on the index's own views, for `eomt compare` of all countries:
-- the queries of src/report/compare.cpp before they were tuned.
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT d.value, COUNT(*) FROM dim d WHERE d.value IS NOT NULL GROUP BY d.value ORDER BY 1;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT d.value, COUNT(*), COUNT(DISTINCT m.election), COUNT(DISTINCT m.organisation),
  MIN(m.date), MAX(m.date) FROM dim d JOIN sel m ON m.id = d.mission WHERE d.value IS NOT NULL GROUP BY d.value;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT d.value, COUNT(DISTINCT p.person) FROM dim d JOIN mentions p ON p.mission = d.mission
WHERE p.part IN ('coordinator', 'head', 'team') AND d.value IS NOT NULL GROUP BY d.value;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT d.value, COALESCE(i.kind, 'unknown'), COUNT(DISTINCT d.mission)
FROM dim d LEFT JOIN invitations i ON i.mission = d.mission WHERE d.value IS NOT NULL GROUP BY 1, 2;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT d.value, COALESCE(m.verdict, 'none'), COUNT(*)
FROM dim d JOIN sel m ON m.id = d.mission WHERE d.value IS NOT NULL GROUP BY 1, 2;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT d.value, SUM(m.score), COUNT(m.score)
FROM dim d JOIN sel m ON m.id = d.mission WHERE d.value IS NOT NULL AND m.score IS NOT NULL GROUP BY d.value;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT f.topic, d.value, SUM(f.score), COUNT(f.score),
  SUM(CASE WHEN f.assessment = 'neutral' THEN 1 ELSE 0 END)
FROM dim d JOIN findings f ON f.mission = d.mission WHERE d.value IS NOT NULL GROUP BY f.topic, d.value ORDER BY f.topic;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m), above(mission, ancestor) AS (
  SELECT m.id, m.part_of FROM missions m WHERE m.part_of IS NOT NULL
  UNION
  SELECT a.mission, m.part_of FROM above a JOIN missions m ON m.id = a.ancestor WHERE m.part_of IS NOT NULL)
SELECT f.what, d.value, f.mission, MIN(f.value), MAX(f.value)
FROM dim d JOIN figures f ON f.mission = d.mission
WHERE d.value IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM above a JOIN dim o ON o.mission = a.ancestor WHERE a.mission = d.mission AND o.value = d.value)
GROUP BY f.what, d.value, f.mission ORDER BY f.what;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT d.value, COUNT(*) FROM dim d JOIN recommendations r ON r.mission = d.mission WHERE d.value IS NOT NULL GROUP BY d.value;
WITH sel AS (SELECT m.* FROM missions m), dim(mission, value) AS (SELECT m.id, m.country FROM sel m)
SELECT r.status, d.value, COUNT(*) FROM dim d JOIN recommendation_states r
ON r.mission = d.mission WHERE d.value IS NOT NULL AND r.status IS NOT NULL GROUP BY 1, 2;
