import Notebook

/// Coming back to a lesson.
extension LessonPlayer {
    /// Brings the session to where the learner left off, by running the earlier steps again with the
    /// lesson's own statements: the state is the one that the next step counts on, and the file of
    /// progress need hold no more than ids.
    mutating func resumeWhereLeftOff(_ emit: @escaping Session.Emit) {
        guard let target = placeLeftOff, target > firstNumbered else { return }
        let done = lesson.steps[..<target].count { !$0.isProse }
        say(
            "You left off at step \(done + 1) of \(lesson.numberedSteps.count). A moment, please: the "
                + "earlier steps run once more. (`restart` begins the lesson anew.)", emit)
        for index in 0..<target where !lesson.steps[index].isProse {
            snapshots[index] = session.snapshot
            let status = runQuietly(lesson.steps[index].ownStatements, emit)
            guard status != .done else { continue }
            say("That did not work, so the lesson begins at its start.", emit)
            session.restore(beginning)
            snapshots = [:]
            return
        }
        position = firstProse(before: target)
    }

    private var firstNumbered: Int { lesson.steps.firstIndex { !$0.isProse } ?? 0 }

    /// The step where the learner left off. In a lesson edited since it may be gone: then the one
    /// after the last step that was done and is still there.
    private var placeLeftOff: Int? {
        let record = progress[lesson.id]
        guard let place = record.place else { return nil }
        if let index = lesson.steps.firstIndex(where: { $0.id == place }) { return index }
        guard let last = lesson.steps.lastIndex(where: { record.steps[$0.id] != nil }) else {
            return nil
        }
        return lesson.steps[(last + 1)...].firstIndex { !$0.isProse }
    }

    /// The first prose that leads up to a step under the same heading.
    func firstProse(before target: Int) -> Int {
        var first = target
        while first > 0, lesson.steps[first - 1].isProse,
            lesson.steps[first - 1].section == lesson.steps[target].section
        {
            first -= 1
        }
        return first
    }
}
