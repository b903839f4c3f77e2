import Wording

/// What `a[items]` means for an array of a shape: where the elements lie, and in which shape they come.
struct Selection {
    let places: Places
    let shape: [Int]
    /// The items name one element with whole numbers alone.
    let isElement: Bool

    init(_ items: [IndexItem], of shape: [Int]) throws(ArrayError) {
        var builder = SelectionBuilder(shape: shape, strides: strides(shape))
        let expanded = try builder.expanded(items)
        builder.hasTables = expanded.contains {
            if case .array = $0 { true } else { false }
        }
        for (position, item) in expanded.enumerated() { try builder.add(item, position) }
        (places, self.shape) = try builder.built()
        isElement =
            self.shape.isEmpty && !items.contains(.ellipsis)
            && (items.isEmpty
                || expanded.allSatisfy { if case .integer = $0 { true } else { false } })
    }
}

/// Reads the items of an index one after the other.
private struct SelectionBuilder {
    let shape: [Int]
    let strides: [Int]
    /// A list or an array is among the items: whole numbers are then indices of that kind too.
    var hasTables = false
    private var axis = 0
    private var base = 0
    private var before: [Places.Axis] = []
    private var after: [Places.Axis] = []
    private var tables: [(indices: NDArray, stride: Int)] = []
    private var tablePositions: [Int] = []

    init(shape: [Int], strides: [Int]) {
        self.shape = shape
        self.strides = strides
    }

    /// Masks as the indices of what is true, the ellipsis as the axes that it stands for.
    func expanded(_ items: [IndexItem]) throws(ArrayError) -> [IndexItem] {
        var (result, used, ellipsis) = ([IndexItem](), 0, Int?.none)
        let total = items.reduce(0) { $0 + $1.usedDimensions }
        for item in items {
            switch item {
            case .ellipsis:
                guard ellipsis == nil else {
                    throw .index("an index can only have a single ellipsis ('...')")
                }
                ellipsis = result.count
            case .newAxis: result.append(item)
            case .array(let mask) where mask.elementType == .bool:
                let skipped = ellipsis == nil ? 0 : max(0, shape.count - total)
                result += try indices(of: mask, axis: used + skipped)
                used += mask.dimensions
            default:
                result.append(item)
                used += 1
            }
        }
        guard used <= shape.count else {
            throw .index(
                "too many indices: the array has \(counted(shape.count, "dimension")), but \(used) "
                    + "were indexed")
        }
        // An ellipsis keeps lists apart even where it stands for no axis.
        let mark: [IndexItem] = ellipsis == nil ? [] : [.ellipsis]
        let rest = mark + [IndexItem](repeating: .all, count: shape.count - used)
        result.insert(contentsOf: rest, at: ellipsis ?? result.count)
        return result
    }

    private func indices(of mask: NDArray, axis: Int) throws(ArrayError) -> [IndexItem] {
        let covered = Array(shape.dropFirst(axis).prefix(mask.dimensions))
        guard mask.dimensions > 0, mask.shape == covered else {
            throw .index(
                "the mask has the shape \(shapeText(mask.shape)), and what it chooses from "
                    + shapeText(mask.dimensions > 0 ? covered : shape))
        }
        return try mask.nonzero().map { .array($0) }
    }

    mutating func add(_ item: IndexItem, _ position: Int) throws(ArrayError) {
        switch item {
        case .integer(let index):
            if hasTables { return try addTable(NDArray(.integer(index)), position) }
            base += try place(index) * strides[axis]
            axis += 1
        case .slice(let start, let stop, let step):
            let range = try SliceRange(start, stop, step, count: shape[axis])
            base += range.first * strides[axis]
            append(.steps(count: range.count, by: range.step * strides[axis]))
            axis += 1
        case .newAxis: append(.steps(count: 1, by: 0))
        case .array(let indices): try addTable(indices, position)
        case .ellipsis: break
        }
    }

    private mutating func append(_ axis: Places.Axis) {
        if tables.isEmpty { before.append(axis) } else { after.append(axis) }
    }

    private func place(_ index: Int) throws(ArrayError) -> Int {
        let side = shape[axis]
        guard (-side..<side).contains(index) else {
            throw .index(
                "index \(index) is out of bounds for axis \(axis) with size \(side)")
        }
        return index < 0 ? index + side : index
    }

    private mutating func addTable(_ indices: NDArray, _ position: Int) throws(ArrayError) {
        let isBlank = indices.count == 0 && indices.elementType == .float64
        guard let numbers = isBlank ? [] : indices.integers ?? indices.largeIntegers else {
            throw .index(
                "arrays used as indices must be of whole numbers or truth values, not "
                    + indices.elementType.name)
        }
        var found: [Int] = []
        found.reserveCapacity(numbers.count)
        for number in numbers { found.append(try place(number)) }
        tables.append((NDArray(found, shape: indices.shape), strides[axis]))
        tablePositions.append(position)
        axis += 1
    }

    /// The lists stand where the first of them stands, or first of all if something else lies between.
    func built() throws(ArrayError) -> (Places, [Int]) {
        guard !tables.isEmpty else {
            return (Places(base: base, axes: before), before.map(\.count))
        }
        let shapes = tables.map(\.indices.shape)
        guard let tableShape = try? Broadcasting.shape(shapes) else {
            throw .index(
                "shape mismatch: indexing arrays could not be broadcast together with shapes "
                    + shapes.map(Broadcasting.text).joined(separator: " "))
        }
        var offsets = [Int](repeating: 0, count: tableShape.reduce(1, *))
        for table in tables {
            guard let indices = try table.indices.broadcast(to: tableShape).integers else {
                continue
            }
            for (place, index) in indices.enumerated() { offsets[place] += index * table.stride }
        }
        let first = tablePositions[0]
        let areTogether = tablePositions == Array(first..<(first + tablePositions.count))
        let (head, tail) = areTogether ? (before, after) : ([], before + after)
        let places = Places(base: base, axes: head + [.table(offsets)] + tail)
        return (places, head.map(\.count) + tableShape + tail.map(\.count))
    }
}

/// `start:stop:step` of so many items, as Python counts.
package struct SliceRange: Sendable, Equatable {
    package let first: Int
    package let step: Int
    package let count: Int

    /// - Throws: ValueError for a step of 0.
    package init(
        _ start: Int?, _ stop: Int?, _ step: Int?, count side: Int
    ) throws(ArrayError) {
        let step = step ?? 1
        guard step != 0 else { throw .value("slice step cannot be zero") }
        let (low, high) = step > 0 ? (0, side) : (-1, side - 1)
        func bounded(_ index: Int) -> Int {
            let place = index < 0 ? index &+ side : index
            return max(low, min(high, place))
        }
        let first = start.map(bounded) ?? (step > 0 ? low : high)
        let end = stop.map(bounded) ?? (step > 0 ? high : low)
        let distance = step > 0 ? end - first : first - end
        let size = step.magnitude > UInt(Int.max) ? Int.max : abs(step)
        count = distance > 0 ? (distance - 1) / size + 1 : 0
        self.step = count > 1 ? step : 1
        self.first = count > 0 ? first : 0
    }
}
