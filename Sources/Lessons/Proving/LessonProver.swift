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
    private let isOverTime: @Sendable () -> Bool
    private let emit: Session.Emit

    public init(
        _ environment: SessionEnvironment, isOverTime: @escaping @Sendable () -> Bool = { false },
        emit: @escaping Session.Emit
    ) {
        self.environment = environment
        self.isOverTime = isOverTime
        self.emit = emit
    }

    /// Tells a check for every step and seed.
    ///
    /// - Parameter seeds: how many to try: the lesson's own first, then those that follow it.
    /// - Returns: the first trouble, or `done`.
    public func prove(_ lesson: Lesson, seeds: Int = 1) -> RunStatus {
        let first = lesson.seed ?? environment.seed
        var status = RunStatus.done
        for offset in 0..<UInt64(max(1, seeds)) {
            var environment = environment
            environment.seed = first &+ offset
            let proof = Proof(session: Session(environment), emit: emit)
            for step in lesson.steps {
                if isOverTime() { return .overTime }
                let problems = proof.problems(of: step)
                if environment.interrupts.isRaised { return .interrupted }
                tell(problems, of: step, seed: environment.seed, isOnlySeed: seeds < 2)
                if !problems.isEmpty { status = .checkFailed }
            }
        }
        return status
    }

    private func tell(_ problems: [String], of step: Step, seed: UInt64, isOnlySeed: Bool) {
        guard !step.isProse || !problems.isEmpty else { return }
        let place = isOnlySeed ? "" : "seed \(seed): "
        let line = "line \(step.lines.lowerBound): "
        for problem in problems {
            emit(
                .block(
                    .check(
                        CheckReport(step: step.id, passed: false, message: line + place + problem)))
            )
        }
        if problems.isEmpty {
            emit(
                .block(.check(CheckReport(step: step.id, passed: true, message: place + step.kind)))
            )
        }
    }
}

/// One lesson being proved with one seed.
private struct Proof {
    let session: Session
    let emit: Session.Emit

    /// What is wrong with a step, which leaves the session as its right answer does.
    func problems(of step: Step) -> [String] {
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

    private func prove(_ fault: BreakStep) -> [String] {
        let before = session.snapshot
        let problems = run(fault.plant, "the fault") + failing(fault.expect)
        switch fault.cure {
        case .cause:
            session.restore(before)
            return problems
        case .repair(let task): return problems + prove(task)
        }
    }

    private func prove(_ task: TaskStep) -> [String] {
        let start = session.snapshot
        var problems = untellable(task.say)
        if session.firstFailing(task.check) == nil {
            problems.append("the check holds before anything was done")
        }
        if task.hints.isEmpty { problems.append("there is no hint") }
        for index in task.wrong.indices {
            session.restore(start)
            problems += prove(wrongWay: index, of: task)
        }
        session.restore(start)
        return problems + run(task.solution, "the solution") + failing(task.check)
    }

    private func prove(wrongWay index: Int, of task: TaskStep) -> [String] {
        let wrong = task.wrong[index]
        let name = "the wrong way \(wrong.name)"
        if repeats(index, task.wrong) {
            return ["\(name) stands here twice, and only the first is ever told"]
        }
        // One that fails is a mistake that the session itself answers; the message follows.
        let status = session.run(wrong.statements) { _ in }
        if session.firstFailing(task.check) == nil { return ["\(name) passes the check"] }
        var problems = untellable(wrong.message).map { "\(name): \($0)" }
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
            way.statements.map { Notation.form(of: $0.text) ?? $0.text }
        }
        return ways[..<index].contains { forms($0) == forms(ways[index]) }
    }

    /// Runs what must work.
    private func run(_ statements: [PlannedStatement], _ what: String) -> [String] {
        for statement in statements {
            let cell = session.run(statement.text, line: statement.line) { [emit] event in
                if case .progress = event { emit(event) }
            }
            guard let cell, cell.status == .error else { continue }
            let reason = cell.diagnostics.last?.message ?? "it fails"
            return ["\(what) cannot be run: `\(statement.text)`: \(reason)"]
        }
        return []
    }

    private func failing(_ conditions: [Condition]) -> [String] {
        conditions.compactMap { condition in
            switch session.verdict(on: condition) {
            case .holds: nil
            case .fails(let measured):
                "\(condition.expression) does not hold"
                    + (measured.isEmpty ? "" : " (\(measured))")
            case .unknown(let problem):
                "\(condition.expression) cannot be judged: \(problem.message)"
            }
        }
    }

    private func untellable(_ text: LessonText) -> [String] {
        text.filled(in: session).problems.map { "a value cannot be told: \($0.message)" }
    }
}

extension WrongWay {
    /// `model; fit 5` in backquotes.
    fileprivate var name: String {
        "`\(statements.map(\.text).joined(separator: "; "))`"
    }
}
