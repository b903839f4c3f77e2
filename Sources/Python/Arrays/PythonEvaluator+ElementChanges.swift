import Diagnostics
import NumPyArrays
import PythonSyntax

/// Writing into places of lists, dictionaries, arrays and tables, and taking them out.
extension PythonEvaluator {
    mutating func setElement(
        of whole: PythonValue, at index: PythonValue, to value: PythonValue
    ) throws(Diagnostic) {
        guard case .reference(let reference) = whole else {
            throw Diagnostic("nothing can be put into \(typeName(of: whole, withArticle: true))")
        }
        switch names.heap[reference] {
        case .list(let items)?: try setListElement(items, reference, index, to: value)
        case .dictionary(var entries)?:
            try set(index, to: value, in: &entries)
            names.heap[reference] = .dictionary(entries)
        case .array?:
            guard let array = try array(at: reference) else { return }
            var numbers = try numbers(of: array)
            let items = try indexItems(index)
            let new = try arrayValue(value)
            try computing { () throws(ArrayError) in try numbers.assign(new, at: items) }
            try write(.numbers(numbers), into: reference)
        case .frame(let frame)?: try setFrameElement(frame, reference, index, value)
        case .variable?:
            throw Diagnostic(
                "a variable is not changed place by place",
                hint: "w.assign(…) gives it other numbers.")
        default:
            throw Diagnostic("nothing can be put into \(typeName(of: whole, withArticle: true))")
        }
    }

    private mutating func setListElement(
        _ list: [PythonValue], _ reference: Reference, _ index: PythonValue, to value: PythonValue
    ) throws(Diagnostic) {
        var items = list
        if case .slice(let slice) = index {
            let places = slice.places(of: items.count)
            let new = try self.items(of: value, at: nil)
            guard places.step == 1 else {
                guard new.count == places.count else {
                    throw Diagnostic(
                        "\(places.count) places are named, and \(new.count) values come")
                }
                for (place, item) in new.enumerated() { items[places.value(place)] = item }
                names.heap[reference] = .list(items)
                return
            }
            items.replaceSubrange(places.start..<max(places.start, places.stop), with: new)
        } else {
            items[try place(index, of: items.count, in: .reference(reference))] = value
        }
        try checkSize(items.count)
        names.heap[reference] = .list(items)
    }

    mutating func removeElement(of whole: PythonValue, at index: PythonValue) throws(Diagnostic) {
        guard case .reference(let reference) = whole else {
            throw Diagnostic(
                "nothing can be taken out of \(typeName(of: whole, withArticle: true))")
        }
        switch names.heap[reference] {
        case .list(var items)?:
            if case .slice(let slice) = index {
                let places = slice.places(of: items.count)
                let gone = Set((0..<places.count).map { places.value($0) })
                items = items.indices.filter { !gone.contains($0) }.map { items[$0] }
            } else {
                items.remove(at: try place(index, of: items.count, in: whole))
            }
            names.heap[reference] = .list(items)
        case .dictionary(var entries)?:
            guard let key = PythonKey(index), entries.remove(key) != nil else {
                throw noKey(index, entries.keys)
            }
            names.heap[reference] = .dictionary(entries)
        default:
            throw Diagnostic(
                "nothing can be taken out of \(typeName(of: whole, withArticle: true))")
        }
    }

    /// Gives an array other numbers in place, and whatever it is a view of.
    mutating func write(
        _ content: PythonArray.Content, into reference: Reference
    ) throws(Diagnostic) {
        guard case .array(var array)? = names.heap[reference] else { return }
        array.content = content
        array.version += 1
        guard let base = array.base, let whole = try self.array(at: base.array) else {
            names.heap[reference] = .array(array)
            return try refreshViews(of: reference)
        }
        let own = try numbers(of: array)
        var changed = try numbers(of: whole)
        try computing { () throws(ArrayError) in
            switch base.step {
            case .elements(let items): try changed.assign(.array(own), at: items)
            case .reshape: changed = try own.reshaped(changed.shape)
            case .transpose(let axes):
                var inverse = axes
                for (place, axis) in axes.enumerated() { inverse[axis] = place }
                changed = try own.transposed(inverse)
            }
        }
        try write(.numbers(changed), into: base.array)
        guard case .array(let now)? = names.heap[base.array] else { return }
        array.base?.version = now.version
        names.heap[reference] = .array(array)
        try refreshViews(of: reference)
    }

    /// Has the views of an array that has changed look at it again.
    private mutating func refreshViews(of reference: Reference) throws(Diagnostic) {
        for id in names.heap.views {
            let view = Reference(id: id)
            guard case .array(let array)? = names.heap[view], array.base?.array == reference else {
                continue
            }
            let before = array.version
            _ = try self.array(at: view)
            // What looks into the view in its turn has to look again as well.
            guard case .array(var now)? = names.heap[view] else { continue }
            now.version = before + 1
            names.heap[view] = .array(now)
            try refreshViews(of: view)
        }
    }
}
