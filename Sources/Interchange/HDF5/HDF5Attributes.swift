extension HDF5Group {
    /// The texts of attribute `name`; nil where there is no such attribute.
    ///
    /// An attribute that is an empty list of numbers is an empty list of texts: h5py writes one so.
    func texts(_ name: String) throws(ModelFileProblem) -> [String]? {
        guard let attribute = try attribute(name) else { return nil }
        let place = "HDF5, attribute \(name) of \(path)"
        guard attribute.count > 0 else { return [] }
        guard let size = attribute.type.size else {
            throw .damaged(place: place, reason: "it is not a text")
        }
        let (total, overflows) = attribute.count.multipliedReportingOverflow(by: size)
        guard !overflows, total <= bytes.count else {
            throw .enormous(what: "attribute \(name) of \(path)", bytes: Double(attribute.count))
        }
        try bytes.check(attribute.start, total)
        var texts: [String] = []
        var length = 0
        for index in 0..<attribute.count {
            let offset = attribute.start + index * size
            let text =
                switch attribute.type {
                case .fixedText: try bytes.text(at: offset, limit: size)
                case .text: try heapText(at: offset)
                default: throw ModelFileProblem.damaged(place: place, reason: "it is not a text")
                }
            length += text.utf8.count
            guard length <= bytes.count else {
                throw .enormous(what: "attribute \(name) of \(path)", bytes: Double(length))
            }
            texts.append(text)
        }
        return texts
    }

    /// The one text of attribute `name`; nil where there is no such attribute.
    func text(_ name: String) throws(ModelFileProblem) -> String? {
        guard let texts = try texts(name) else { return nil }
        guard let text = texts.first, texts.count == 1 else {
            throw .damaged(
                place: "HDF5, attribute \(name) of \(path)", reason: "one text was expected there")
        }
        return text
    }

    /// The list of texts of attribute `name`, which Keras cuts into `name0`, `name1`, … where it is
    /// long.
    ///
    /// Source: `load_attributes_from_hdf5_group` in Keras's `legacy_h5_format.py`.
    func list(_ name: String) throws(ModelFileProblem) -> [String]? {
        if let texts = try texts(name) { return texts }
        var all: [String]?
        var part = 0
        while let texts = try texts("\(name)\(part)") {
            all = (all ?? []) + texts
            part += 1
        }
        return all
    }

    private struct Attribute {
        var type: HDF5ElementType
        var count: Int
        var start: Int
    }

    private func attribute(_ name: String) throws(ModelFileProblem) -> Attribute? {
        if let info = header.first(HDF5Header.Kind.attributeInfo) {
            let flags = try bytes.byte(at: info.offset + 1)
            let heap = try bytes.word(at: info.offset + (flags & 1 != 0 ? 4 : 2))
            guard heap == HDF5Bytes.undefined else {
                throw .unsupportedStorage("attributes in a heap")
            }
        }
        for message in header.messages where message.kind == HDF5Header.Kind.attribute {
            if let attribute = try read(message, named: name) { return attribute }
        }
        return nil
    }

    /// An attribute message, if it is that called `name`: the sizes of its name, type and shape, then
    /// these (in version 1 each on a multiple of 8), then the values.
    private func read(
        _ message: HDF5Header.Message, named name: String
    ) throws(ModelFileProblem) -> Attribute? {
        let version = try bytes.byte(at: message.offset)
        guard 1...3 ~= version else {
            throw bytes.damaged(message.offset, "an attribute is not readable")
        }
        func padded(_ size: Int) -> Int { version == 1 ? (size + 7) & ~7 : size }
        let nameSize = try bytes.number(at: message.offset + 2, size: 2)
        let typeSize = try bytes.number(at: message.offset + 4, size: 2)
        let spaceSize = try bytes.number(at: message.offset + 6, size: 2)
        let nameStart = message.offset + (version == 3 ? 9 : 8)
        guard try bytes.text(at: nameStart, limit: nameSize) == name else { return nil }
        let typeStart = nameStart + padded(nameSize)
        let spaceStart = typeStart + padded(typeSize)
        let shape = try HDF5Array.shape(bytes, at: spaceStart)
        return Attribute(
            type: try HDF5ElementType(bytes, at: typeStart),
            count: try HDF5Array.count(shape, path: "attribute \(name) of \(path)"),
            start: spaceStart + padded(spaceSize))
    }

    /// A text of any length: its length, the address of a heap, and its number in that heap.
    private func heapText(at offset: Int) throws(ModelFileProblem) -> String {
        let length = try bytes.number(at: offset, size: 4)
        guard length > 0 else { return "" }
        let heap = try bytes.place(at: offset + 4)
        let index = try bytes.number(at: offset + 12, size: 4)
        try bytes.check(signature: "GCOL", at: heap)
        let end = heap + (try bytes.place(at: heap + 8))
        var object = heap + 16
        while object + 16 <= min(end, bytes.count) {
            let number = try bytes.number(at: object, size: 2)
            let size = try bytes.place(at: object + 8)
            if number == index {
                guard length <= size else { break }
                try bytes.check(object + 16, length)
                return try bytes.text(at: object + 16, limit: length)
            }
            if number == 0 { break }
            object += 16 + (size + 7) & ~7
        }
        throw bytes.damaged(offset, "a text is not in its heap")
    }
}
