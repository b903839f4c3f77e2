import Vocabulary

/// Choosing a model by its results on the test part, which then is no longer unseen.
struct RepeatedTesting: CoachRule {
    let verbs: Set<Verb> = [.evaluate]
    let topic = CoachTopic.measuring

    func finding(in scene: CoachContext) -> CoachFinding? {
        let tested = scene.after.coach.testedAfter
        guard scene.evaluation?.on == "test", let last = tested.last, Set(tested).count > 1 else {
            return nil
        }
        let hasVal = scene.data?.val != nil
        return CoachFinding(
            text: "this is measurement \(tested.count) on the test part, after "
                + "different trainings. Whoever picks the best of them has used up the last unseen "
                + "examples. Choose with "
                + (hasVal ? "`evaluate val`" : "`split 0.2`, then `evaluate val`,")
                + " and test once, at the end.",
            subject: "\(last)")
    }
}
