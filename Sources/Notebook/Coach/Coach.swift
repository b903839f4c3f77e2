import Language
import Output

/// Looks over the learner's shoulder: after each statement that worked it may point out a mistake
/// that raises no error.
enum Coach {
    /// Every rule, causes before their effects: only the first of a topic speaks.
    static let rules: [any CoachRule] = [
        UnscaledInputs(), ScaledTwice(), PartsScaledDifferently(), RowsByThemselves(),
        TooFewOutputs(), UnfitOutput(),
        StartingLoss(), LearningRateTooLarge(), ExplodingLoss(), LearningRateTooSmall(), FlatLoss(),
        DeadUnits(), SaturatedUnits(), Overfitting(), LargestClass(), EvaluatingOnTraining(),
        RepeatedTesting(), SplitAfterTraining(),
    ]

    /// More than this at once is a lecture.
    private static let mostAtOnce = 2

    static func look(
        at statement: Statement, before: SessionState, _ state: inout SessionState,
        blocks: [Block], _ context: StatementContext
    ) {
        state.coach.note(blocks, state)
        guard state.coach.isOn else { return }
        let scene = CoachScene(
            statement, before: before, after: state, blocks: blocks,
            isInterrupted: context.isInterrupted)
        var topics: Set<CoachTopic> = []
        var spoken = 0
        for rule in rules where rule.verbs.contains(scene.verb) {
            guard let finding = rule.finding(in: scene) else {
                state.coach.said[rule.name] = nil
                continue
            }
            let isNew = state.coach.said[rule.name] != finding.subject
            let isFirst = topics.insert(rule.topic).inserted
            guard isNew, isFirst, spoken < mostAtOnce else { continue }
            state.coach.said[rule.name] = finding.subject
            let farewell = state.coach.hasSpoken ? "" : " (`coach off` silences me.)"
            state.coach.hasSpoken = true
            context.say("coach: " + finding.text + farewell)
            spoken += 1
        }
    }
}

/// One thing that the coach knows to look for.
protocol CoachRule: Sendable {
    /// The statements after which it looks.
    var verbs: Set<String> { get }
    var topic: CoachTopic { get }
    /// Nil where all is well.
    func finding(in scene: CoachScene) -> CoachFinding?
}

extension CoachRule {
    var name: String { "\(Self.self)" }
}

/// What a finding is about. Several rules may see the same trouble; one of them says it.
enum CoachTopic: Sendable {
    case inputs, parts, output, start, curve, units, generalization, baseline, measuring
}

/// What a rule has found: the evidence, then the way out.
struct CoachFinding: Sendable {
    var text: String
    /// The circumstance; as long as it is the same, nothing is said again.
    var subject: String
}

/// What the coach remembers. A part of the session's state, so `undo` takes it back too.
struct CoachState: Sendable {
    var isOn = true
    var hasSpoken = false
    /// The subject of each rule's last finding.
    var said: [String: String] = [:]
    /// The number of fits at each measurement on the test part.
    private(set) var testedAfter: [Int] = []

    /// Counts the measurements on the test part, whether the coach is on or not.
    mutating func note(_ blocks: [Block], _ state: SessionState) {
        for case .evaluation(let measured) in blocks where measured.on == "test" {
            testedAfter.append(state.runs.count)
        }
        for case .data in blocks { testedAfter = [] }
    }
}
