import Diagnostics
import Notebook

/// Turns the lines of one step into its content.
struct StepReader {
    let kind: String
    let lines: [SourceLine]
    let opening: SourceLine
    var problems: [Diagnostic] = []
    var block = BlockFields([])

    init(kind: String, lines: [SourceLine], opening: SourceLine) {
        self.kind = kind
        self.lines = lines
        self.opening = opening
    }

    static let kinds = ["run", "predict", "task", "quiz", "watch", "break"]

    static let keys: [String: (required: [String], optional: [String])] = [
        "predict": (["ask", "reveal"], ["number", "within", "near", "high", "low", "expect"]),
        "task": (["say", "solution", "check", "hint"], ["wrong"]),
        "quiz": (["ask"], []),
        "break": (["plant", "say"], ["expect", "hint", "solution", "check", "wrong"]),
    ]

    static let repeatable = [
        "reveal", "expect", "solution", "check", "wrong", "hint", "plant", "*", "-",
    ]

    /// Nil when something is missing; that has been said.
    mutating func content() -> Step.Content? {
        guard let keys = Self.keys[kind] else {
            let statements = self.statements(lines)
            if statements.isEmpty { report("There is no statement in this block.", at: opening) }
            return kind == "run" ? .run(statements) : .watch(statements)
        }
        block = BlockFields(lines)
        problems += block.problems
        checkKeys(keys)
        switch kind {
        case "predict": return predict().map { .predict($0) }
        case "task": return task(say: text("say")).map { .task($0) }
        case "quiz":
            guard let choices = choices(), let ask = text("ask") else { return nil }
            return .quiz(QuizStep(ask: ask, choices: choices))
        default: return fault().map { .fault($0) }
        }
    }

    private mutating func checkKeys(_ keys: (required: [String], optional: [String])) {
        let known = keys.required + keys.optional
        var seen: Set<String> = []
        for field in block.fields {
            let isChoice = field.key == "*" || field.key == "-"
            if isChoice ? kind == "task" : !known.contains(field.key) {
                let meant = Suggestion.nearest(to: field.key, among: known)
                report(
                    isChoice
                        ? "A task has no choices to offer."
                        : "A \(kind) step knows no \(field.key).",
                    hint: Suggestion.hint(
                        meant, "Keys: \(known.joined(separator: ", "))."), at: field.place)
            }
            if field.lines.isEmpty { report("\(field.key) is empty.", at: field.place) }
            if !seen.insert(field.key).inserted, !Self.repeatable.contains(field.key) {
                report("\(field.key) is given twice.", at: field.place)
            }
        }
        for key in keys.required where !seen.contains(key) { reportMissing(key) }
    }

    private mutating func predict() -> PredictStep? {
        let reveal = statements("reveal")
        let expect = conditions("expect")
        let question: PredictStep.Question?
        if let number = fields("number").first {
            question = numberQuestion(number).map { .number($0) }
            if let choice = block.choices.first {
                report("A guess is either a number or a choice, not both.", at: choice.place)
            }
        } else {
            question = choices().map { .choices($0) }
            for key in ["within", "near", "high", "low"] {
                guard let field = fields(key).first else { continue }
                report("\(key) belongs to a number, and there is none.", at: field.place)
            }
        }
        guard let ask = text("ask"), let question else { return nil }
        return PredictStep(ask: ask, question: question, reveal: reveal, expect: expect)
    }

    private mutating func numberQuestion(_ field: BlockFields.Field) -> NumberQuestion? {
        let expression = field.joined
        let placeholder = Placeholder(expression, line: field.firstLine)
        if let problem = StatementSyntax.problem(
            inExpression: placeholder.expression, line: field.firstLine)
        {
            problems.append(problem)
        }
        var tolerance = NumberQuestion.Tolerance.relative(0.1)
        if let within = fields("within").first {
            let written = within.joined
            let isShare = written.hasSuffix("%")
            guard let value = Double(isShare ? String(written.dropLast()).trimmed : written),
                value >= 0, value.isFinite
            else {
                report("within is a number or a percentage: 0.3 or 10%.", at: within.place)
                return nil
            }
            tolerance = isShare ? .relative(value / 100) : .absolute(value)
        }
        return NumberQuestion(
            expression: expression, line: field.firstLine, tolerance: tolerance,
            near: text("near"), high: text("high"), low: text("low"))
    }

    private mutating func task(say: LessonText?) -> TaskStep? {
        let solution = statements("solution")
        let check = conditions("check")
        let wrong = wrongWays()
        let hints = fields("hint").map { text($0) }
        guard let say, !solution.isEmpty, !check.isEmpty else { return nil }
        return TaskStep(
            say: say, solution: solution, check: check, wrong: wrong, hints: hints)
    }

    private mutating func fault() -> BreakStep? {
        let plant = statements("plant")
        let expect = conditions("expect")
        let say = text("say")
        let cure: BreakStep.Cure?
        if block.choices.isEmpty {
            for key in ["solution", "check"] where fields(key).isEmpty {
                reportMissing(key, orElse: "choices of causes")
            }
            cure = task(say: say).map { .repair($0) }
        } else {
            for key in ["solution", "check", "wrong"] {
                guard let field = fields(key).first else { continue }
                report("With causes to choose from there is no \(key).", at: field.place)
            }
            cure = choices().map { .cause($0) }
        }
        let hints = fields("hint").map { text($0) }
        guard let say, let cure else { return nil }
        return BreakStep(say: say, plant: plant, expect: expect, cure: cure, hints: hints)
    }
}
