-- Questions to `POST /api/v1/ask`, each a new conversation, for wrk:
--   wrk -t2 -c64 -d30s --latency -s Tests/Load/questions.lua http://127.0.0.1:8080/api/v1/ask
-- The same bodies to /benchmark/insert (a server started with MENTOR_BENCHMARK=1) measure parsing and storing alone.
-- With DISTINCT=1 hardly any question comes twice (5,760 of them), so that none is answered from memory.
-- With RATE=1000 (requests a second, of all connections together; CONNECTIONS as given to -c) the load is held there.
local questions = {
  "combien gagne un data scientist débutant ?", "c'est quoi un ingénieur IA ?", "quelles études pour devenir data analyst ?",
  "différence entre data engineer et data scientist", "how much does a machine learning engineer earn?", "salaire ingé ML senior",
  "quels outils utilise un data engineer ?", "faut-il être fort en maths ?", "quel avenir pour les data scientists ?",
  "missions d'un data analyst", "what does a data engineer do?", "bonjour",
}
local bodies, at = {}, 0

if os.getenv("DISTINCT") then
  local roles = { "data scientist", "data analyst", "data engineer", "ingénieur IA", "machine learning engineer", "chef de projet data",
    "data architect", "MLOps", "consultant data", "data steward" }
  local greetings = { "", "bonjour, ", "salut ", "hello, ", "svp ", "dites, ", "alors ", "et " }
  local endings = { " ?", "?", " svp ?", " stp", " !", " merci" }
  local templates = { "combien gagne un %s", "que fait un %s", "quelles études pour devenir %s", "salaire %s junior", "salaire %s senior",
    "missions d'un %s", "quels outils utilise un %s", "débouchés %s", "compétences d'un %s", "quel avenir pour le métier de %s",
    "journée type d'un %s", "comment devenir %s" }
  questions = {}
  for _, greeting in ipairs(greetings) do
    for _, template in ipairs(templates) do
      for _, role in ipairs(roles) do
        for _, ending in ipairs(endings) do table.insert(questions, greeting .. template:format(role) .. ending) end
      end
    end
  end
end

function init()
  math.randomseed(os.time())
  at = math.random(#bodies)
  for index, question in ipairs(questions) do
    bodies[index] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, '{"text": "' .. question .. '"}')
  end
end

function request()
  at = at % #bodies + 1
  return bodies[at]
end

local rate = tonumber(os.getenv("RATE"))
if rate then
  local pause = 1000 * (tonumber(os.getenv("CONNECTIONS")) or 64) / rate
  function delay() return math.floor(pause * (0.5 + math.random())) end
end
