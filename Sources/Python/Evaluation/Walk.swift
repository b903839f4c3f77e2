import Diagnostics
import NumPyArrays
import PythonSyntax

/// Goes through a value item by item, as `for` does.
struct Walk {
    private enum Source {
        case items([PythonValue])
        /// A list may grow while it is gone through.
        case list(Reference)
        case range(PythonRange)
        case rows(PythonValue, count: Int)
        /// What is left of it is used up.
        case iterator(Reference)
    }

    private var source: Source
    private var place = 0

    init(
        _ value: PythonValue, at span: SourceSpan, _ evaluator: inout PythonEvaluator
    ) throws(Diagnostic) {
        switch value {
        case .range(let range): source = .range(range)
        case .reference(let reference):
            switch evaluator.names.heap[reference] {
            case .list?: source = .list(reference)
            case .iterator?: source = .iterator(reference)
            case .array?, .variable?:
                let shape = try evaluator.shape(of: value)
                guard let count = shape.first else {
                    throw Diagnostic(
                        "an array without dimensions has no items to go through", at: span)
                }
                source = .rows(value, count: count)
            default: source = .items(try evaluator.items(of: value, at: span))
            }
        case .tensor(let tensor):
            guard let count = tensor.value.shape.first else {
                throw Diagnostic("a tensor without dimensions has no items to go through", at: span)
            }
            source = .rows(value, count: count)
        default: source = .items(try evaluator.items(of: value, at: span))
        }
    }

    mutating func next(_ evaluator: inout PythonEvaluator) throws(Diagnostic) -> PythonValue? {
        defer { place += 1 }
        switch source {
        case .items(let items): return place < items.count ? items[place] : nil
        case .range(let range): return place < range.count ? .integer(range.value(place)) : nil
        case .rows(let whole, let count):
            return place < count ? try evaluator.element(of: whole, at: .integer(place)) : nil
        case .list(let reference):
            guard case .list(let items)? = evaluator.names.heap[reference], place < items.count
            else { return nil }
            return items[place]
        case .iterator(let reference): return evaluator.next(of: reference)
        }
    }
}

extension PythonEvaluator {
    /// The next item of an iterator, which then has one less.
    mutating func next(of reference: Reference) -> PythonValue? {
        guard case .iterator(let items, let next)? = names.heap[reference], next < items.count
        else {
            return nil
        }
        names.heap[reference] = .iterator(items, next: next + 1)
        return items[next]
    }

    /// All items of what can be gone through.
    mutating func items(of value: PythonValue, at span: SourceSpan?) throws(Diagnostic)
        -> [PythonValue]
    {
        switch value {
        case .tuple(let items): return items
        case .text(let text): return text.unicodeScalars.map { .text(String($0)) }
        case .range(let range):
            try checkSize(range.count)
            return (0..<range.count).map { .integer(range.value($0)) }
        case .reference(let reference):
            switch names.heap[reference] {
            case .list(let items)?: return items
            case .dictionary(let entries)?: return entries.keys
            case .set(let entries)?: return entries.setItems
            case .dictionaryView(let whole, let part)?:
                guard case .dictionary(let entries)? = names.heap[whole] else { return [] }
                return part.items(of: entries)
            case .iterator(let items, let next)?:
                names.heap[reference] = .iterator(items, next: items.count)
                return Array(items[min(next, items.count)...])
            case .array?, .variable?: return try rows(of: value, at: span)
            case .frame(let frame)?:
                if frame.isSeries { return frame.columns[0].values.scalars.map(\.python) }
                return frame.columnNames.map { .text($0) }
            default: break
            }
        case .tensor: return try rows(of: value, at: span)
        case .made(let object) where object.type == "Grid": return gridItems(object)
        default: break
        }
        throw Diagnostic(
            "\(typeName(of: value, withArticle: true)) has no items to go through",
            hint: wholeNumber(value) == nil
                ? nil : "range(…) counts: for i in range(\(str(value))):",
            at: span)
    }

    private mutating func rows(
        of value: PythonValue, at span: SourceSpan?
    ) throws(Diagnostic) -> [PythonValue] {
        guard let count = try shape(of: value).first else {
            throw Diagnostic("an array without dimensions has no items to go through", at: span)
        }
        try checkSize(count)
        var items: [PythonValue] = []
        items.reserveCapacity(count)
        for place in 0..<count { items.append(try element(of: value, at: .integer(place))) }
        return items
    }

    /// Refuses more items than one value may hold here.
    func checkSize(_ count: Int) throws(Diagnostic) {
        guard count > 10_000_000 else { return }
        throw Diagnostic(
            "this would hold more than 10,000,000 values one by one",
            hint: "An array holds as many in a fraction of the memory: np.arange(…).", cause: .bound
        )
    }
}
