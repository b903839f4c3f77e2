import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// The same numbers in another shape, as a view where NumPy makes one.
extension PythonEvaluator {
    /// A view in another shape; the data set's arrays keep their bytes.
    mutating func reshaped(_ value: PythonValue, to shape: inout [Int]) throws(Diagnostic)
        -> PythonValue
    {
        guard case .reference(let reference) = value, let whole = try array(at: reference) else {
            let (numbers, wanted) = (try array(value), shape)
            return newArray(try computing { () throws(ArrayError) in try numbers.reshaped(wanted) })
        }
        if case .data(let data, let type) = whole.content, shape.count > 1,
            let known = Self.filled(shape, count: whole.count), known.first == data.count,
            let kept = data.reshaped(to: Array(known.dropFirst()))
        {
            return .reference(names.heap.add(.array(PythonArray(kept, type))))
        }
        let (numbers, wanted) = (try numbers(of: whole), shape)
        let result = try computing { () throws(ArrayError) in try numbers.reshaped(wanted) }
        var view = PythonArray(result)
        if isContiguous(whole) {
            view.base = PythonArray.Base(
                array: reference, step: .reshape(result.shape), version: whole.version)
        }
        return .reference(names.heap.add(.array(view)))
    }

    /// Whether its numbers lie one after another: NumPy lays others out anew as a copy.
    private func isContiguous(_ array: PythonArray) -> Bool {
        guard let base = array.base, case .array(let whole)? = names.heap[base.array] else {
            return true
        }
        switch base.step {
        case .reshape: return true
        case .transpose(let axes): return axes.count <= 1 && isContiguous(whole)
        case .elements(let items):
            let rest = items.drop { if case .integer = $0 { true } else { false } }
            let isWhole = rest.dropFirst().allSatisfy { item in
                if case .slice(nil, nil, nil) = item { true } else { false }
            }
            guard case .slice(_, _, let step)? = rest.first else {
                return rest.isEmpty && isContiguous(whole)
            }
            return isWhole && (step ?? 1) == 1 && isContiguous(whole)
        }
    }

    /// The shape with its -1 worked out; nil where the numbers do not fit.
    private static func filled(_ shape: [Int], count: Int) -> [Int]? {
        let open = shape.indices.filter { shape[$0] == -1 }
        let known = shape.reduce(1) {
            $1 == -1 ? $0 : $0.multipliedReportingOverflow(by: $1).partialValue
        }
        guard open.count <= 1, known > 0 else { return nil }
        guard let place = open.first else { return known == count ? shape : nil }
        guard count % known == 0 else { return nil }
        var filled = shape
        filled[place] = count / known
        return filled
    }

    mutating func transposed(_ value: PythonValue, _ axes: [Int]?) throws(Diagnostic) -> PythonValue
    {
        guard case .reference(let reference) = value, let whole = try array(at: reference) else {
            return value
        }
        let numbers = try numbers(of: whole)
        let order = (axes ?? Array((0..<numbers.dimensions).reversed())).map {
            $0 < 0 ? $0 + numbers.dimensions : $0
        }
        let result = try computing { () throws(ArrayError) in try numbers.transposed(order) }
        var view = PythonArray(result)
        view.base = PythonArray.Base(
            array: reference, step: .transpose(order), version: whole.version)
        return .reference(names.heap.add(.array(view)))
    }

    mutating func copied(_ value: PythonValue) throws(Diagnostic) -> PythonValue {
        guard case .reference(let reference) = value, var array = try array(at: reference) else {
            return value
        }
        array.base = nil
        array.version = 0
        return .reference(names.heap.add(.array(array)))
    }
}
