import Engine
import Language
import Statements
import Vocabulary
import Wording
import Workbench

/// Examples to check on that are of a class which training never saw, or hardly.
struct UnseenClasses: CoachRule {
    let verbs: Set<Verb> = [.split, .fit]
    let topic = CoachTopic.classes

    /// So many times the class's share of the training examples is no chance any more.
    private static let mostTimes = 5.0
    /// Fewer than these may be chance.
    private static let fewest = 5

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let cut = Cut(scene) else { return nil }
        let unseen = cut.checked.keys.sorted().filter { label in
            let (checked, learned) = (cut.checked[label] ?? 0, cut.learned[label] ?? 0)
            guard learned > 0 else { return true }
            let times = cut.share(checked, of: cut.checked) / cut.share(learned, of: cut.learned)
            return checked >= Self.fewest && times >= Self.mostTimes
        }
        // Where there is but one example of a class, no cut has it on both sides.
        let several = unseen.first { cut.total($0) > 1 }
        guard let first = several ?? unseen.first, let data = scene.data else { return nil }
        let (checked, learned) = (cut.checked[first] ?? 0, cut.learned[first] ?? 0)
        let others = unseen.count > 1 ? " (and \(unseen.count - 1) more like it)" : ""
        return CoachFinding(
            text: (checked == cut.checkedCount
                ? "all \(grouped(checked))"
                : "\(grouped(checked)) of the \(grouped(cut.checkedCount))")
                + " examples to check on are of class \(data.classText(Double(first)))\(others), and of the "
                + "\(grouped(cut.learnedCount)) to learn from "
                + (learned == 0 ? "none is" : learned == 1 ? "only 1 is" : "only \(learned) are")
                + ". What is never seen is not learned, so val_accuracy says little. "
                + (several == nil ? Self.single : remedy(scene, cut)),
            subject: "\(unseen) \(cut.learned)")
    }

    private static let single =
        "Of a class with a single example nothing can be both learned and checked: leave it out, or "
        + "bring more of it."

    private func remedy(_ scene: CoachContext, _ cut: Cut) -> String {
        let share = scene.command?.option("validation_split")?.numberValue
        let size = share ?? scene.command?.values.lazy.compactMap(\.numberValue).first ?? 0.2
        let split = "split \(short(size)) stratify=true"
        guard cut.canBeShared else {
            return "Leave the classes of a single example out; then `\(split)` shares the others."
        }
        if scene.verb == .split { return "`undo`, then `\(split)`." }
        guard share != nil else { return "Load the data again, then `\(split)`." }
        if scene.before.data?.val != nil {
            return "`undo`, then `fit \(scene.epochsAsked) validate` checks on val instead."
        }
        return "validation_split takes the last rows: `undo`, then `\(split)` and "
            + "`fit \(scene.epochsAsked) validate`."
    }
}

/// How many examples of each class there are on the two sides of a cut.
private struct Cut {
    private(set) var learned: [Int: Int] = [:]
    private(set) var checked: [Int: Int] = [:]

    var learnedCount: Int { learned.values.reduce(0, +) }
    var checkedCount: Int { checked.values.reduce(0, +) }

    /// Classes of more kinds than these may be amounts, while no loss says what they are.
    private static let mostClasses = 20

    /// Nil where there is no cut, or no classes.
    init?(_ scene: CoachContext) {
        guard let data = scene.data, let classes = scene.classes,
            scene.compiled != nil || data.isOneHot || !data.classNames.isEmpty
                || !data.isTable && classes <= Self.mostClasses
        else { return nil }
        let train = data.train.targets
        if scene.verb == .fit, let share = scene.command?.option("validation_split")?.numberValue {
            let kept = data.train.countKept(besideLast: share)
            for row in 0..<train.count {
                if row < kept {
                    Self.count(train.item(row), in: &learned)
                } else {
                    Self.count(train.item(row), in: &checked)
                }
            }
            return
        }
        let isMeasured = scene.epochs.contains { $0.validation != nil }
        guard let val = data.val, scene.verb == .split || isMeasured else { return nil }
        train.forEachItem { Self.count(Array($0), in: &learned) }
        val.targets.forEachItem { Self.count(Array($0), in: &checked) }
    }

    private static func count(_ target: [Float], in counts: inout [Int: Int]) {
        let label = target.count == 1 ? Int(target[0]) : target.firstIndex(of: target.max() ?? 0)
        counts[label ?? 0, default: 0] += 1
    }

    func share(_ count: Int, of counts: [Int: Int]) -> Double {
        Double(count) / Double(max(1, counts.values.reduce(0, +)))
    }

    /// The examples of a class on both sides.
    func total(_ label: Int) -> Int { (learned[label] ?? 0) + (checked[label] ?? 0) }

    /// Whether each class has an example for either side.
    var canBeShared: Bool {
        learned.merging(checked, uniquingKeysWith: +).values.allSatisfy { $0 > 1 }
    }
}
