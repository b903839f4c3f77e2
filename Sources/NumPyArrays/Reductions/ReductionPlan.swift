/// In which order an array's elements come together along its axes: as NumPy walks them, so that sums
/// of floats round alike.
struct ReductionPlan {
    /// The shape of what is left.
    let shape: [Int]
    /// With sides of 1 for the axes that went.
    let keptShape: [Int]
    /// Elements that make one.
    let size: Int
    /// The last axis goes: rows of neighbours become one element each.
    let isRowWise: Bool
    /// Elements of a row.
    let rowLength: Int
    private let outer: [(count: Int, outputStep: Int)]

    /// - Parameter axes: counted from the front.
    init(_ array: [Int], axes: [Int]) {
        shape = array.indices.filter { !axes.contains($0) }.map { array[$0] }
        keptShape = array.indices.map { axes.contains($0) ? 1 : array[$0] }
        size = axes.reduce(1) { $0 * array[$1] }
        var groups: [(count: Int, isGone: Bool)] = []
        for (axis, side) in array.enumerated() where side != 1 {
            let isGone = axes.contains(axis)
            if let last = groups.last, last.isGone == isGone {
                groups[groups.count - 1].count *= side
            } else {
                groups.append((side, isGone))
            }
        }
        let last = groups.popLast() ?? (1, !axes.isEmpty)
        (isRowWise, rowLength) = (last.isGone, last.count)
        var (step, outer) = (last.isGone ? 1 : last.count, [(count: Int, outputStep: Int)]())
        for group in groups.reversed() {
            outer.append((group.count, group.isGone ? 0 : step))
            if !group.isGone { step *= group.count }
        }
        self.outer = outer.reversed()
    }

    /// Each row of neighbours: where it starts, and where its results go.
    func forEachRow(_ body: (_ start: Int, _ output: Int) throws(ArrayError) -> Void)
        throws(ArrayError)
    {
        let rows = outer.reduce(1) { $0 * $1.count }
        let every = max(1, 1_000_000 / max(1, rowLength))
        for row in 0..<rows {
            if row.isMultiple(of: every) { try ArrayContext.checkpoint() }
            var (output, rest) = (0, row)
            for axis in outer.reversed() {
                let (quotient, item) = rest.quotientAndRemainder(dividingBy: axis.count)
                output += item * axis.outputStep
                rest = quotient
            }
            try body(row * rowLength, output)
        }
    }
}

extension Storage {
    /// All elements of each result come together by a function of two.
    ///
    /// - Parameter initial: nil for the first element itself, which only `maximum` and the like take.
    func folded<Number: WorkNumber>(
        _ function: BinaryFunction, _ plan: ReductionPlan, from initial: Number?
    ) throws(ArrayError) -> [Number] {
        var result = [Number](repeating: initial ?? 0, count: plan.shape.reduce(1, *))
        guard count > 0 else { return result }
        var isFresh = [Bool](repeating: initial == nil, count: initial == nil ? result.count : 0)
        var piece = [Number](repeating: 0, count: min(plan.rowLength, pieceSize))
        try plan.forEachRow { start, output throws(ArrayError) in
            try forEachPiece(of: plan.rowLength) { range throws(ArrayError) in
                let place = plan.isRowWise ? output : output + range.lowerBound
                Number.read(
                    self, (start + range.lowerBound)..<(start + range.upperBound), into: &piece)
                let isFirst = initial == nil && isFresh[place]
                if isFirst { isFresh[place] = false }
                if plan.isRowWise {
                    let value = isFirst ? piece[0] : result[place]
                    result[place] = Number.fold(function, piece, range.count, from: value)
                } else if isFirst {
                    for item in 0..<range.count { result[place + item] = piece[item] }
                } else {
                    Number.fold(function, piece, range.count, into: &result, at: place)
                }
            }
        }
        return result
    }
}
