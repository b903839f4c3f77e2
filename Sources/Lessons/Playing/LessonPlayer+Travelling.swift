import Notebook
import Output
import Texts

/// Going to another step: back, to the one that is named, to where the learner left off.
extension LessonPlayer {
    /// Brings the session to where the learner left off, by running the earlier steps again with the
    /// lesson's own statements: the state is the one that the next step counts on, and the file of
    /// progress need hold no more than ids.
    mutating func resumeWhereLeftOff(_ emit: @escaping Session.Emit) {
        guard let target = placeLeftOff, target > firstNumbered else { return }
        let done = lesson.steps[..<target].count { !$0.isProse }
        let steps = lesson.numberedSteps.count
        say(.leftOff, ["step": "\(min(done + 1, steps))", "steps": "\(steps)"], emit)
        guard runUp(to: target, from: 0, emit) else {
            say(.beginsAtStart, emit)
            session.restore(beginning)
            settle()
            snapshots = [:]
            return
        }
        position = firstProse(before: target)
    }

    /// Runs what the steps from one to another count on; false when that did not work.
    private mutating func runUp(
        to target: Int, from first: Int, _ emit: @escaping Session.Emit
    ) -> Bool {
        for index in first..<max(first, target) where !lesson.steps[index].isProse {
            snapshots[index] = session.snapshot
            guard runQuietly(lesson.steps[index].ownStatements, emit) == .done else {
                return false
            }
        }
        settle()
        return true
    }

    private var firstNumbered: Int { lesson.steps.firstIndex { !$0.isProse } ?? 0 }

    /// The step where the learner left off, or the end of the steps. In a lesson edited since it may
    /// be gone: then the one after the last step that was done and is still there.
    private var placeLeftOff: Int? {
        let record = progress[lesson.id]
        guard let place = record.place else { return nil }
        let last = lesson.steps.lastIndex { !$0.isProse } ?? 0
        if let index = lesson.steps.firstIndex(where: { $0.id == place }) {
            return index == last && record.steps[place] != nil ? index + 1 : index
        }
        guard let done = lesson.steps.lastIndex(where: { record.steps[$0.id] != nil }) else {
            return nil
        }
        return lesson.steps[(done + 1)...].firstIndex { !$0.isProse }
    }

    /// The first prose that leads up to a step under the same heading.
    private func firstProse(before target: Int) -> Int {
        guard target < lesson.steps.count else { return target }
        var first = target
        while first > 0, lesson.steps[first - 1].isProse,
            lesson.steps[first - 1].section == lesson.steps[target].section
        {
            first -= 1
        }
        return first
    }

    /// To the step before, in the state before it.
    mutating func back(saying message: TextKey, _ emit: @escaping Session.Emit) {
        let upTo = min(position, lesson.steps.count)
        guard let target = lesson.steps[..<upTo].lastIndex(where: { !$0.isProse }),
            snapshots[target] != nil
        else { return say(.isFirstStep, emit) }
        say(message, emit)
        arrive(at: target, emit)
    }

    /// To the start of the step before the learner, or of the one just done.
    mutating func again(_ emit: @escaping Session.Emit) {
        guard let step, let snapshot = snapshots[position] else {
            return back(saying: .stepBeginsAnew, emit)
        }
        session.restore(snapshot)
        settle()
        say(.stepBeginsAnew, emit)
        present(step, emit)
    }

    /// To a step by its number. Those on the way are run, so that it finds what it counts on.
    mutating func go(to written: String, _ emit: @escaping Session.Emit) {
        let steps = lesson.steps.indices.filter { !lesson.steps[$0].isProse }
        guard let number = Int(written), (1...max(1, steps.count)).contains(number) else {
            let given = written.isEmpty ? TextKey.goToWhich : .noSuchStep
            return say(given, ["step": written, "steps": "\(steps.count)"], emit)
        }
        let target = steps[number - 1]
        guard snapshots[target] == nil else {
            say(.wentToStep, ["step": "\(number)"], emit)
            return arrive(at: target, emit)
        }
        let reached = steps.last { snapshots[$0] != nil }
        if let reached, let snapshot = snapshots[reached] { session.restore(snapshot) }
        say(.goesToStep, ["step": "\(number)"], emit)
        guard runUp(to: target, from: reached ?? 0, emit) else {
            session.restore(settled)
            closeHistory()
            return say(.wayDidNotWork, emit)
        }
        snapshots[target] = session.snapshot
        arrive(at: target, emit)
    }

    /// Tells the way up to a step that was reached before, and puts it before the learner.
    private mutating func arrive(at target: Int, _ emit: @escaping Session.Emit) {
        guard let snapshot = snapshots[target] else { return }
        session.restore(snapshot)
        settle()
        position = firstProse(before: target)
        shownSection = nil
        advance(emit)
    }
}
