import Diagnostics
import Notebook
import Output
import Wording

/// Plays a lesson without a learner: runs what the lesson shows, what it reveals and its own
/// solutions, and judges every condition.
///
/// Prose is told with its measured values, each step's statements are cells, and each judgement is
/// a check under the step's id.
public struct LessonRunner {
    private let environment: SessionEnvironment
    private let seed: UInt64?
    private let keepsGoing: Bool
    private let enforcesBudget: Bool
    private let bounds: LessonBounds?
    private let isOverTime: @Sendable () -> Bool
    private let emit: Session.Emit

    /// - Parameters:
    ///   - seed: in place of the lesson's own.
    ///   - keepsGoing: go on after a statement that failed.
    ///   - enforcesBudget: a lesson that takes longer than its budget fails a check called `budget`.
    ///   - bounds: those of a lesson from a file where none are given.
    ///   - isOverTime: asked before each step; true ends the run.
    public init(
        _ environment: SessionEnvironment, seed: UInt64? = nil, keepsGoing: Bool = false,
        enforcesBudget: Bool = false, bounds: LessonBounds? = nil,
        isOverTime: @escaping @Sendable () -> Bool = { false }, emit: @escaping Session.Emit
    ) {
        self.environment = environment
        self.seed = seed
        self.keepsGoing = keepsGoing
        self.enforcesBudget = enforcesBudget
        self.bounds = bounds
        self.isOverTime = isOverTime
        self.emit = emit
    }

    /// - Returns: the first trouble, or `done`. A statement that fails ends the run, and so does what
    ///   breaks a bound; a check that fails does not.
    public func run(_ lesson: Lesson) -> RunStatus {
        var environment = environment
        environment.seed = seed ?? lesson.seed ?? environment.seed
        let bounds = bounds ?? LessonBounds(for: lesson)
        let rehearsal = Rehearsal(session: Session(environment, bounds), emit: emit)
        let started = ContinuousClock.now
        var status = RunStatus.done
        for step in lesson.steps {
            if isOverTime() { return .overTime }
            let outcome = rehearsal.play(step, within: bounds)
            if isOverTime() { return .overTime }
            if [.interrupted, .overTime].contains(outcome) || rehearsal.hasBrokenBound {
                return outcome
            }
            if status == .done { status = outcome }
            if outcome == .wrong || outcome == .dataMissing, !keepsGoing { return status }
        }
        let isWithin = judgeBudget(of: lesson, took: ContinuousClock.now - started)
        return status == .done && !isWithin ? .checkFailed : status
    }

    /// Says how long the lesson took; false when that is a failure.
    private func judgeBudget(of lesson: Lesson, took duration: Duration) -> Bool {
        guard let budget = lesson.budget else { return true }
        let seconds = duration.inSeconds
        let isWithin = seconds <= budget
        let text =
            "\(fixed(seconds, 1)) s of a budget of \(MeasuredNumber.number(budget)) s"
        if enforcesBudget {
            emit(.block(.check(CheckReport(step: "budget", passed: isWithin, message: text))))
            return isWithin
        }
        emit(.block(.text(text + (isWithin ? "." : ": over it."))))
        return true
    }
}

/// One lesson's session being played through by itself.
private struct Rehearsal {
    let session: Session
    let emit: Session.Emit
    private let raisesBefore: Int

    init(session: Session, emit: @escaping Session.Emit) {
        self.session = session
        self.emit = emit
        raisesBefore = session.environment.interrupts.count
    }

    /// Whether Ctrl-C was pressed since the lesson began.
    private var isInterrupted: Bool { session.environment.interrupts.count != raisesBefore }
    var hasBrokenBound: Bool { session.brokenBound != nil }

    /// Plays a step as long as it keeps to the lesson's bounds; says where it does not.
    func play(_ step: Step, within bounds: LessonBounds) -> RunStatus {
        let (outcome, isOverTime) = session.within(bounds) { play(step) }
        if isInterrupted { return .interrupted }
        if let broken = session.brokenBound {
            emit(.block(.diagnostic(bounds.diagnostic(endedBy: broken, step))))
            return .wrong
        }
        guard isOverTime else { return outcome }
        emit(.block(.diagnostic(bounds.diagnostic(ofOverTime: step))))
        return .overTime
    }

    private func play(_ step: Step) -> RunStatus {
        switch step.content {
        case .prose(let text): return tell(text)
        case .run(let statements), .watch(let statements):
            return session.run(statements, emit: emit)
        case .predict(let predict): return play(predict, step)
        case .task(let task): return play(task, step)
        case .quiz(let quiz):
            return worst(tell(quiz.ask), quiz.choices.map { tell($0.message, isShown: false) })
        case .fault(let fault): return play(fault, step)
        }
    }

    private func play(_ predict: PredictStep, _ step: Step) -> RunStatus {
        let asked = tell(predict.ask)
        let status = session.run(predict.reveal, emit: emit)
        guard status == .done else { return status }
        var judged: [RunStatus] = predict.expect.map { judge($0, step) }
        switch predict.question {
        case .choices(let choices):
            judged += choices.map { tell($0.message, isShown: $0.isRight) }
        case .number(let question):
            judged.append(judge(question, step))
            judged += [question.near, question.high, question.low].compactMap(\.self)
                .map { tell($0, isShown: false) }
        }
        return worst(asked, judged)
    }

    /// The truth of a number to guess must be a number.
    private func judge(_ question: NumberQuestion, _ step: Step) -> RunStatus {
        let placeholder = Placeholder(question.expression, line: question.line)
        do throws(Diagnostic) {
            let value = try session.evaluate(placeholder.expression, line: question.line)
            guard case .number(let number) = value, number.isFinite else {
                throw Diagnostic("\(question.expression) is \(value.description), and no number.")
            }
            let text = "\(question.expression) is \(placeholder.formatted(value))"
            return report(step, true, text)
        } catch {
            return report(step, false, error.message)
        }
    }

    private func play(_ task: TaskStep, _ step: Step) -> RunStatus {
        let said = tell(task.say)
        let status = session.run(task.solution, emit: emit)
        guard status == .done else { return status }
        return worst(said, task.check.map { judge($0, step) })
    }

    private func play(_ fault: BreakStep, _ step: Step) -> RunStatus {
        let snapshot = session.snapshot
        let said = tell(fault.say)
        let status = session.run(fault.plant, emit: emit)
        guard status == .done else { return status }
        let symptoms = fault.expect.map { judge($0, step) }
        switch fault.cure {
        case .cause(let choices):
            let told = choices.map { tell($0.message, isShown: $0.isRight) }
            session.restore(snapshot)
            return worst(said, symptoms + told)
        case .repair(let task):
            let isBroken = session.firstFailing(task.check) != nil
            let planted =
                isBroken
                ? RunStatus.done
                : report(step, false, "The fault is none: the check holds with it.")
            let status = session.run(task.solution, emit: emit)
            guard status == .done else { return status }
            return worst(said, symptoms + [planted] + task.check.map { judge($0, step) })
        }
    }

    private func judge(_ condition: Condition, _ step: Step) -> RunStatus {
        guard !isInterrupted, !hasBrokenBound else { return .interrupted }
        return switch session.verdict(on: condition) {
        case .holds: report(step, true, condition.expression)
        case .fails(let measured):
            report(
                step, false,
                "\(condition.expression) does not hold"
                    + (measured.isEmpty ? "." : ": \(measured)."))
        case .unknown(let problem):
            report(step, false, "\(condition.expression) cannot be judged: \(problem.message)")
        }
    }

    private func report(_ step: Step, _ passed: Bool, _ message: String) -> RunStatus {
        emit(.block(.check(CheckReport(step: step.id, passed: passed, message: message))))
        return passed ? .done : .checkFailed
    }

    /// Tells a text; a value in it that cannot be measured makes the lesson wrong.
    private func tell(_ text: LessonText, isShown: Bool = true) -> RunStatus {
        guard !isInterrupted, !hasBrokenBound else { return .interrupted }
        let (filled, problems) = text.filled(in: session)
        if isShown { emit(.block(.prose(filled))) }
        for problem in problems { emit(.block(.diagnostic(problem))) }
        return problems.isEmpty ? .done : .wrong
    }

    private func worst(_ first: RunStatus, _ rest: [RunStatus]) -> RunStatus {
        let all = [first] + rest
        return all.contains(.wrong) ? .wrong : all.first { $0 != .done } ?? .done
    }
}
