import Language
import Vocabulary
import Workbench

/// What of a session's statements still counts, for a program that gives the same results.
///
/// Left out are data that another `load` replaced before anything was trained or computed with them,
/// a model that was never trained and gave way to another, a `compile` that another one followed, and
/// looks that are repeated. Whatever was trained, measured in training, saved or computed with, and
/// every line of Python, stays with all it rests on.
struct KerasRelevance {
    private var done: [DoneStatement]
    private var dropped: Set<Int> = []

    /// The statements that count, in their order; `rewind` is taken up by the `fit` it went back in.
    static func counting(_ all: [DoneStatement]) -> [DoneStatement] {
        var relevance = KerasRelevance(done: NamedOutputs(KerasRewinding.resolved(all)).done)
        relevance.dropReplacedData()
        relevance.dropReplacedShapes()
        relevance.dropReplacedModels()
        relevance.dropReplacedCompiles()
        relevance.dropRepeatedLooks()
        return relevance.done.indices.filter { !relevance.dropped.contains($0) }
            .map { relevance.done[$0] }
    }

    private init(done: [DoneStatement]) { self.done = done }

    /// The places of what lies from one beginning to the next; the last stretch is not among them.
    private func stretches(
        beginningWith begins: (DoneStatement) -> Bool
    ) -> [Range<Int>] {
        let starts = done.indices.filter { begins(done[$0]) }
        return zip(starts, starts.dropFirst()).map { $0..<$1 }
    }

    private mutating func dropReplacedData() {
        for stretch in stretches(beginningWith: \.loadsData) {
            guard !done[stretch].contains(where: \.restsOnData) else { continue }
            dropped.formUnion(stretch.filter { done[$0].isOfDataAlone })
        }
    }

    /// Of shapes one after the other the last is what all that follows sees.
    private mutating func dropReplacedShapes() {
        let shapes = done.indices.filter { done[$0].command?.kind == .reshape }
        for (one, next) in zip(shapes, shapes.dropFirst()) {
            let between = done[one..<next].dropFirst()
            let counts = between.contains {
                $0.restsOnData || $0.loadsData || $0.command?.kind == .standardize
                    || $0.command?.kind == .describe || !$0.inputShapeIsFree
            }
            if !counts { dropped.insert(one) }
        }
    }

    private mutating func dropReplacedModels() {
        // A model may begin with an `add`.
        let starts = done.indices.filter { done[$0].beginsModel }
        let first = done.firstIndex { $0.command?.kind == .add } ?? done.endIndex
        let all = (first < starts.first ?? first ? [first] : []) + starts
        for (start, end) in zip(all, all.dropFirst()) {
            let stretch = start..<end
            guard !done[stretch].contains(where: \.restsOnModel) else { continue }
            dropped.formUnion(stretch.filter { done[$0].isOfModelAlone })
        }
    }

    private mutating func dropReplacedCompiles() {
        let compiles = done.indices.filter { done[$0].command?.kind == .compile }
        for (one, next) in zip(compiles, compiles.dropFirst())
        where !done[one..<next].dropFirst().contains(where: \.usesCompiled) {
            dropped.insert(one)
        }
    }

    /// Of looks that are written alike the last stays, where nothing changed between them; pictures and
    /// labels are the same whatever is done to the numbers.
    private mutating func dropRepeatedLooks() {
        var later: [String: Int] = [:]
        for place in done.indices.reversed()
        where !dropped.contains(place) && done[place].isLook && done[place].figureFile == nil {
            let text = done[place].statement.text.trimmingWhitespace()
            defer { later[text] = place }
            guard let next = later[text] else { continue }
            let verb = done[place].command?.kind
            let between = done[place..<next]
            let isSame =
                verb == .show || verb == .labels
                ? !between.contains(where: \.loadsData) : !between.contains(where: \.changes)
            if isSame { dropped.insert(place) }
        }
    }
}

extension DoneStatement {
    fileprivate var command: Command? { statement.command }

    private var firstWord: String { command?.values.first?.word?.lowercased() ?? "" }

    /// Whether it makes another data set the session's.
    fileprivate var loadsData: Bool {
        command?.kind == .load && !["model", "weights"].contains(firstWord) && arrayName == nil
    }

    /// Whether no model is there whose inputs have the shape by now.
    fileprivate var inputShapeIsFree: Bool { inputShape == nil || run == nil }

    fileprivate var beginsModel: Bool {
        command?.kind == .model || command?.kind == .load && firstWord == "model"
    }

    /// Whether it only shows something of the data or the model.
    fileprivate var isLook: Bool {
        switch command?.kind {
        case .head, .describe, .shapes, .show, .labels, .counts, .summary: true
        default: meansDataSet
        }
    }

    /// Whether it is about the data and nothing else, and leaves no file.
    fileprivate var isOfDataAlone: Bool {
        switch command?.kind {
        case .load: loadsData
        case .scale, .standardize, .reshape, .oneHot, .split, .head, .describe, .shapes, .show,
            .labels, .counts:
            figureFile == nil
        default: meansDataSet
        }
    }

    /// Whether something that stays was worked out from the data.
    fileprivate var restsOnData: Bool {
        switch command?.kind {
        case .model, .add, .pop, .compile, .summary, .seed, .forget, .variable: false
        case nil: !meansDataSet && readsMore
        default: !isOfDataAlone
        }
    }

    /// Whether it is about the model and nothing else, and leaves no file.
    fileprivate var isOfModelAlone: Bool {
        switch command?.kind {
        case .model, .add, .pop, .compile, .summary: true
        case .load: beginsModel
        default: false
        }
    }

    /// Whether something that stays was worked out with the model.
    fileprivate var restsOnModel: Bool {
        switch command?.kind {
        case .load: firstWord == "weights"
        case nil: readsMore
        case .record, .variable, .gradient, .apply, .seed, .forget, .baseline: false
        default: !isOfModelAlone && !isOfDataAlone
        }
    }

    /// Whether how the model is trained matters to it.
    fileprivate var usesCompiled: Bool { restsOnModel || beginsModel }

    /// Whether it reads more than numbers and the learner's own names.
    private var readsMore: Bool {
        switch statement.kind {
        case .expression(let value), .assignment(_, let value):
            let names = value.names
            return names.contains { name in
                DataPlace(name) != nil || name.contains(".")
                    || SessionNames.sessionNames.contains(name)
            }
        case .command: return false
        case .block, .foreign: return true
        }
    }
}
