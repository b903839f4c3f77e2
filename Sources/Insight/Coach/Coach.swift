import Language
import Output
import Vocabulary
import Workbench

/// Looks over the learner's shoulder: after each statement that worked it may point out a mistake
/// that raises no error.
package enum Coach {
    /// Every rule, causes before their effects: only the first of a topic speaks.
    static let rules: [any CoachRule] = [
        InputsChangedSinceTraining(), UnscaledInputs(), ScaledTwice(), PartsScaledDifferently(),
        UnseenClasses(), RowsByThemselves(), TooFewOutputs(), UnfitOutput(),
        LossWithoutValue(), StartingLoss(), LearningRateTooLarge(), ExplodingLoss(),
        LearningRateTooSmall(), FlatLoss(),
        DeadUnits(), SaturatedUnits(), Overfitting(), LargestClass(), EvaluatingOnTraining(),
        RepeatedTesting(), SplitAfterTraining(),
    ]

    /// More than this at once is a lecture.
    private static let mostAtOnce = 2

    package static func look(
        at statement: Statement, before: SessionState, _ state: inout SessionState,
        blocks: [Block], _ context: StatementContext
    ) {
        state.coach.note(blocks, state)
        guard state.coach.isOn else { return }
        let scene = CoachContext(
            statement, before: before, after: state, blocks: blocks,
            isInterrupted: context.isInterrupted)
        var topics: Set<CoachTopic> = []
        var spoken = 0
        for rule in rules where scene.verb.map(rule.verbs.contains) ?? false {
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
            context.remark(finding.text + farewell, from: .coach)
            spoken += 1
        }
    }
}
