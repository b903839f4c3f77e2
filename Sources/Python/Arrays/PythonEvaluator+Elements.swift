import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// `a[index]`, read and written.
extension PythonEvaluator {
    mutating func element(of whole: PythonValue, at index: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        switch whole {
        case .text(let text):
            let scalars = Array(text.unicodeScalars)
            if case .slice(let slice) = index {
                let places = slice.places(of: scalars.count)
                var made = String.UnicodeScalarView()
                for place in 0..<places.count { made.append(scalars[places.value(place)]) }
                return .text(String(made))
            }
            return .text(String(scalars[try place(index, of: scalars.count, in: whole)]))
        case .tuple(let items):
            if case .slice(let slice) = index { return .tuple(chosen(items, slice)) }
            return items[try place(index, of: items.count, in: whole)]
        case .range(let range):
            if case .slice(let slice) = index {
                let places = slice.places(of: range.count)
                return .range(
                    PythonRange(
                        start: range.value(places.start),
                        stop: range.start + places.stop * range.step,
                        step: places.step * range.step))
            }
            return .integer(range.value(try place(index, of: range.count, in: whole)))
        case .tensor(let tensor): return try tensorElement(tensor, index)
        case .made(let object) where object.type == "Grid": return try gridElement(object, index)
        case .made(let object) where object.type == "iloc": return try placesElement(object, index)
        case .scalar(let scalar):
            let array = NDArray(scalar)
            let items = try indexItems(index)
            return value(
                of: try computing { () throws(ArrayError) in try array.element(at: items) })
        case .reference(let reference): return try element(of: reference, whole, index)
        default:
            throw Diagnostic(
                "\(typeName(of: whole, withArticle: true)) has no places to choose from")
        }
    }

    private mutating func element(
        of reference: Reference, _ whole: PythonValue, _ index: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        switch names.heap[reference] {
        case .list(let items)?:
            if case .slice(let slice) = index { return newList(chosen(items, slice)) }
            return items[try place(index, of: items.count, in: whole)]
        case .dictionary(let entries)?:
            guard let key = PythonKey(index), let value = entries[key] else {
                throw noKey(index, entries.keys)
            }
            return value
        case .array?: return try arrayElement(of: reference, index)
        case .variable?: return try tensorElement(try tracked(whole), index)
        case .frame(let frame)?: return try frameElement(frame, index)
        case .history, .model, .layer: break
        default: break
        }
        throw Diagnostic("\(typeName(of: whole, withArticle: true)) has no places to choose from")
    }

    func noKey(_ index: PythonValue, _ keys: [PythonValue]) -> Diagnostic {
        let known = keys.compactMap(text)
        let meant = text(index).flatMap { Suggestion.nearest(to: $0, among: known) }
        let listed = keys.prefix(12).map(repr).joined(separator: ", ")
        return Diagnostic(
            "there is no key \(repr(index))",
            hint: Suggestion.hint(meant, keys.isEmpty ? "It is empty." : "Its keys: \(listed)."))
    }

    private func chosen(_ items: [PythonValue], _ slice: PythonSlice) -> [PythonValue] {
        let places = slice.places(of: items.count)
        return (0..<places.count).map { items[places.value($0)] }
    }

    /// A place among so many, counted from the end where it is negative.
    func place(_ index: PythonValue, of count: Int, in whole: PythonValue) throws(Diagnostic) -> Int
    {
        guard let place = wholeNumber(index) else {
            throw Diagnostic(
                "a place is a whole number, and this is \(typeName(of: index, withArticle: true))")
        }
        let found = place < 0 ? place + count : place
        guard (0..<count).contains(found) else {
            throw Diagnostic(
                "there is no place \(place) in \(typeName(of: whole, withArticle: true)) of \(count)",
                hint: count == 0
                    ? nil : "Places go from 0 to \(count - 1), or from -1 back to -\(count).")
        }
        return found
    }

    // MARK: - Arrays

    /// An index as arrays take it.
    mutating func indexItems(_ index: PythonValue) throws(Diagnostic) -> [IndexItem] {
        guard case .tuple(let parts) = index else { return [try indexItem(index)] }
        var items: [IndexItem] = []
        for part in parts { items.append(try indexItem(part)) }
        return items
    }

    private mutating func indexItem(_ index: PythonValue) throws(Diagnostic) -> IndexItem {
        switch index {
        case .none: return .newAxis
        case .ellipsis: return .ellipsis
        case .integer(let place): return .integer(place)
        case .slice(let slice):
            return .slice(start: slice.start, stop: slice.stop, step: slice.step)
        case .boolean(let truth): return .array(NDArray(.bool(truth)))
        case .float, .text:
            throw Diagnostic(
                "an array's places are whole numbers, slices or masks, and this is "
                    + typeName(of: index, withArticle: true))
        default: break
        }
        if let place = wholeNumber(index), !isArray(index) { return .integer(place) }
        return .array(try array(index))
    }

    private mutating func arrayElement(
        of reference: Reference, _ index: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        guard let whole = try array(at: reference) else { return .none }
        if let kept = try dataElement(whole, index) { return kept }
        let items = try indexItems(index)
        let numbers = try numbers(of: whole)
        let found = try computing { () throws(ArrayError) in try numbers.element(at: items) }
        guard case .array(let array) = found, NDArray.isView(items, of: numbers.dimensions) else {
            return value(of: found)
        }
        var view = PythonArray(array)
        view.base = PythonArray.Base(
            array: reference, step: .elements(items), version: whole.version)
        return .reference(names.heap.add(.array(view)))
    }

    /// Rows of the data set's arrays stay rows of its bytes.
    private mutating func dataElement(
        _ whole: PythonArray, _ index: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
        guard case .data(let data, let type) = whole.content else { return nil }
        func kept(_ rows: [Int32]) -> PythonValue {
            .reference(names.heap.add(.array(PythonArray(data.selecting(rows), type))))
        }
        func one(_ place: Int) throws(Diagnostic) -> NDArray {
            let found = try self.place(
                .integer(place), of: data.count, in: .reference(Reference(id: 0)))
            return data.selecting([Int32(found)]).numbers(type)
        }
        switch index {
        case .slice(let slice):
            let places = slice.places(of: data.count)
            return kept((0..<places.count).map { Int32(places.value($0)) })
        case .integer(let place):
            let row = try one(place)
            return value(
                of: try computing { () throws(ArrayError) in try row.element(at: [.integer(0)]) })
        case .tuple(let parts):
            guard let first = parts.first, let place = wholeNumber(first), !isArray(first) else {
                return nil
            }
            let row = try one(place)
            let items = [IndexItem.integer(0)] + (try indexItems(.tuple(Array(parts.dropFirst()))))
            return value(of: try computing { () throws(ArrayError) in try row.element(at: items) })
        default:
            return try rows(of: data, named: index).map(kept)
        }
    }

    /// The rows that a list or an array of places or of truths names; nil where it names others.
    private mutating func rows(
        of data: DataArray, named index: PythonValue
    ) throws(Diagnostic) -> [Int32]? {
        guard isNumPy(index) || list(index) != nil else { return nil }
        let places = try array(index)
        guard places.dimensions == 1 else { return nil }
        if places.elementType == .bool {
            guard places.count == data.count else { return nil }
            return (0..<places.count).filter { places.scalar($0).isTrue }.map { Int32($0) }
        }
        guard let wholes = places.integers else { return nil }
        var rows: [Int32] = []
        for place in wholes {
            rows.append(Int32(try self.place(.integer(place), of: data.count, in: .none)))
        }
        return rows
    }
}
