/// Where the elements of a result lie in a storage: axis by axis, as steps or as a list.
///
/// Broadcasting is a step of 0, a slice a step of its own, a transposed array steps in another order,
/// a list of indices a table.
struct Places {
    enum Axis {
        case steps(count: Int, by: Int)
        case table([Int])

        var count: Int {
            switch self {
            case .steps(let count, _): count
            case .table(let offsets): offsets.count
            }
        }

        func offset(_ item: Int) -> Int {
            switch self {
            case .steps(_, let step): item * step
            case .table(let offsets): offsets[item]
            }
        }
    }

    private let base: Int
    private let axes: [Axis]
    let count: Int

    init(base: Int = 0, axes: [Axis]) {
        self.base = base
        self.axes = Self.merged(axes)
        count = axes.reduce(1) { $0 * $1.count }
    }

    /// Steps that go on where the next axis ends are one axis.
    private static func merged(_ axes: [Axis]) -> [Axis] {
        var result: [Axis] = []
        for axis in axes {
            if case .steps(1, _) = axis { continue }
            if case .steps(let inner, let step)? = Optional(axis),
                case .steps(let outer, let stride)? = result.last, stride == inner * step
            {
                result[result.count - 1] = .steps(count: outer * inner, by: step)
            } else {
                result.append(axis)
            }
        }
        return result
    }

    /// The place where all of it begins, if it lies there without gaps and in order.
    var start: Int? {
        if axes.isEmpty || count == 0 { return base }
        if case .steps(_, 1) = axes[0], axes.count == 1 { return base }
        return nil
    }

    /// The places of a range of the result's elements, in row-major order.
    func places(_ range: Range<Int>) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(range.count)
        guard let last = axes.last else { return range.map { _ in base } }
        var (row, item) = range.lowerBound.quotientAndRemainder(dividingBy: last.count)
        while places.count < range.count {
            let start = rowStart(row)
            let items = item..<min(last.count, item + range.count - places.count)
            switch last {
            case .steps(_, let step): for item in items { places.append(start + item * step) }
            case .table(let offsets): for item in items { places.append(start + offsets[item]) }
            }
            (row, item) = (row + 1, 0)
        }
        return places
    }

    private func rowStart(_ row: Int) -> Int {
        var (place, rest) = (base, row)
        for axis in axes.dropLast().reversed() {
            let (quotient, item) = rest.quotientAndRemainder(dividingBy: axis.count)
            place += axis.offset(item)
            rest = quotient
        }
        return place
    }
}

/// How far apart neighbours along each axis lie in row-major order: [2, 3, 4] → [12, 4, 1].
func strides(_ shape: [Int]) -> [Int] {
    var (result, step) = ([Int](), 1)
    for side in shape.reversed() {
        result.append(step)
        step *= side
    }
    return result.reversed()
}

extension NDArray {
    /// The elements at these places, as an array of this shape.
    func gathered(_ places: Places, shape: [Int]) throws(ArrayError) -> NDArray {
        try ArrayContext.count(shape, elementType)
        if places.start == 0, places.count == count { return reshaped(as: shape) }
        var result = Storage(emptyOf: elementType, capacity: places.count)
        try forEachPiece(of: places.count) { range throws(ArrayError) in
            if let start = places.start {
                result.append(
                    from: storage, (start + range.lowerBound)..<(start + range.upperBound))
            } else {
                result.append(from: storage, at: places.places(range))
            }
        }
        return NDArray(shape: shape, storage: result)
    }
}
