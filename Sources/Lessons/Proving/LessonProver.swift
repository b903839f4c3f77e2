import Diagnostics
import Notebook
import Output

/// Proves to an author that a lesson can be done, and that it notices when it is not.
///
/// Each task's start must fail its check, its solution must pass it, and every wrong way must fail it
/// and have a message that can be told; a planted fault must show its symptoms. All this once for
/// each seed, since what holds by luck will not hold for the learner.
public struct LessonProver {
    private let environment: SessionEnvironment
    private let bounds: LessonBounds?
    private let isOverTime: @Sendable () -> Bool
    private let emit: Session.Emit

    /// - Parameters:
    ///   - bounds: those of a lesson from a file where none are given.
    ///   - isOverTime: asked before each step; true ends the proof.
    public init(
        _ environment: SessionEnvironment, bounds: LessonBounds? = nil,
        isOverTime: @escaping @Sendable () -> Bool = { false }, emit: @escaping Session.Emit
    ) {
        self.environment = environment
        self.bounds = bounds
        self.isOverTime = isOverTime
        self.emit = emit
    }

    /// Tells a check for every step and seed.
    ///
    /// - Parameters:
    ///   - seeds: how many to try: the lesson's own first, then those that follow it.
    ///   - file: where it was read from, to be told with every problem.
    /// - Returns: the first trouble, or `done`.
    public func prove(_ lesson: Lesson, seeds: Int = 1, file: String? = nil) -> RunStatus {
        let first = lesson.seed ?? environment.seed
        var status = RunStatus.done
        for offset in 0..<UInt64(max(1, seeds)) {
            var environment = environment
            environment.seed = first &+ offset
            let bounds = bounds ?? LessonBounds(for: lesson)
            let proof = Proof(
                session: Session(environment, bounds), bounds: bounds, emit: emit)
            let raisesBefore = environment.interrupts.count
            for step in lesson.steps {
                if isOverTime() { return .overTime }
                let problems = proof.problems(of: step)
                if environment.interrupts.count != raisesBefore { return .interrupted }
                if isOverTime() { return .overTime }
                tell(problems, of: step, seeds < 2 ? "" : "seed \(environment.seed): ", in: file)
                if !problems.isEmpty { status = .checkFailed }
                if let broken = proof.session.brokenBound {
                    emit(.block(.diagnostic(bounds.diagnostic(endedBy: broken, step))))
                    return .checkFailed
                }
            }
        }
        return status
    }

    private func tell(_ problems: [Problem], of step: Step, _ seed: String, in file: String?) {
        func report(_ passed: Bool, _ message: String, line: Int) {
            emit(
                .block(
                    .check(
                        CheckReport(
                            step: step.id, passed: passed, message: message, file: file, line: line,
                            column: 1))))
        }
        for problem in problems {
            let line = problem.line ?? step.lines.lowerBound
            report(false, (file == nil ? "line \(line): " : "") + seed + problem.text, line: line)
        }
        guard problems.isEmpty, !step.isProse else { return }
        report(true, seed + step.kind, line: step.lines.lowerBound)
    }
}

/// Something that a proof has found.
private struct Problem: ExpressibleByStringInterpolation {
    var text: String
    /// Of the file; nil for the step's first.
    var line: Int?

    init(stringLiteral text: String) { self.text = text }
    init(_ text: String, line: Int?) { (self.text, self.line) = (text, line) }
}

/// One lesson being proved with one seed.
private struct Proof {
    let session: Session
    let bounds: LessonBounds
    let emit: Session.Emit

    /// What is wrong with a step, which leaves the session as its right answer does.
    func problems(of step: Step) -> [Problem] {
        switch step.content {
        case .prose(let text): untellable(text)
        case .run(let statements), .watch(let statements): run(statements, "the step")
        case .predict(let predict):
            untellable(predict.ask) + run(predict.reveal, "the reveal") + failing(predict.expect)
        case .quiz(let quiz): untellable(quiz.ask)
        case .task(let task): prove(task)
        case .fault(let fault): prove(fault)
        }
    }

    private func prove(_ fault: BreakStep) -> [Problem] {
        let before = session.snapshot
        let problems = run(fault.plant, "the fault") + failing(fault.expect)
        switch fault.cure {
        case .cause:
            session.restore(before)
            return problems
        case .repair(let task): return problems + prove(task)
        }
    }

    private func prove(_ task: TaskStep) -> [Problem] {
        let start = session.snapshot
        var problems = untellable(task.say)
        if session.firstFailing(task.check) == nil {
            problems.append("the check holds before anything was done")
        }
        if task.hints.isEmpty { problems.append("there is no hint") }
        for index in task.wrong.indices {
            session.restore(start)
            let line = task.wrong[index].statements.first?.line
            problems += prove(wrongWay: index, of: task).map {
                Problem($0.text, line: $0.line ?? line)
            }
        }
        session.restore(start)
        return problems + run(task.solution, "the solution") + failing(task.check)
    }

    private func prove(wrongWay index: Int, of task: TaskStep) -> [Problem] {
        let wrong = task.wrong[index]
        let name = "the wrong way \(wrong.name)"
        if repeats(index, task.wrong) {
            return ["\(name) stands here twice, and only the first is ever told"]
        }
        // One that fails is a mistake that the session itself answers; the message follows.
        let (status, isOverTime) = session.within(bounds) { session.run(wrong.statements) { _ in } }
        if isOverTime { return ["\(name) \(takesTooLong)"] }
        if session.firstFailing(task.check) == nil { return ["\(name) passes the check"] }
        var problems = untellable(wrong.message).map {
            Problem("\(name): \($0.text)", line: $0.line)
        }
        guard status == .done else { return problems }
        if let condition = wrong.condition, !session.verdict(on: condition).isHolding {
            problems.append("\(name) does not make its own condition true")
        }
        let earlier = task.wrong[..<index].first { other in
            other.condition.map { session.verdict(on: $0).isHolding } ?? false
        }
        if let earlier { problems.append("\(name) gets the message of \(earlier.name)") }
        return problems
    }

    private func repeats(_ index: Int, _ ways: [WrongWay]) -> Bool {
        func forms(_ way: WrongWay) -> [String] {
            way.statements.map { StatementSyntax.form(of: $0.text) ?? $0.text }
        }
        return ways[..<index].contains { forms($0) == forms(ways[index]) }
    }

    private var takesTooLong: String {
        "takes longer than the \(bounds.stepText) s that a step may take"
    }

    /// Runs what must work.
    private func run(_ statements: [PlannedStatement], _ what: String) -> [Problem] {
        let (problems, isOverTime) = session.within(bounds) { failure(of: statements, what) }
        return isOverTime ? ["\(what) \(takesTooLong)"] : problems
    }

    private func failure(of statements: [PlannedStatement], _ what: String) -> [Problem] {
        for statement in statements where !session.environment.interrupts.isOverTime {
            let cell = session.run(statement.text, line: statement.line, by: .lesson) {
                [emit] event in
                if case .progress = event { emit(event) }
            }
            guard let cell, cell.status == .error else { continue }
            let reason = cell.diagnostics.last?.message ?? "it fails"
            return [
                Problem(
                    "\(what) cannot be run: `\(statement.text)`: \(reason)", line: statement.line)
            ]
        }
        return []
    }

    private func failing(_ conditions: [Condition]) -> [Problem] {
        conditions.compactMap { condition in
            switch session.verdict(on: condition) {
            case .holds: nil
            case .fails(let measured):
                Problem(
                    "\(condition.expression) does not hold"
                        + (measured.isEmpty ? "" : " (\(measured))"), line: condition.line)
            case .unknown(let problem):
                Problem(
                    "\(condition.expression) cannot be judged: \(problem.message)",
                    line: condition.line)
            }
        }
    }

    private func untellable(_ text: LessonText) -> [Problem] {
        text.filled(in: session).problems.map {
            Problem("a value cannot be told: \($0.message)", line: $0.span?.line)
        }
    }
}

extension WrongWay {
    /// `model; fit 5` in backquotes.
    fileprivate var name: String {
        "`\(statements.map(\.text).joined(separator: "; "))`"
    }
}
