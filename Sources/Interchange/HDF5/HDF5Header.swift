/// The messages that describe one object of an HDF5 file: its shape, type, place, attributes.
struct HDF5Header: Sendable {
    struct Message: Sendable {
        var kind: Int
        var offset: Int
        var size: Int
    }

    /// The kinds of message that are read.
    enum Kind {
        static let dataspace = 0x01
        static let linkInfo = 0x02
        static let datatype = 0x03
        static let link = 0x06
        static let layout = 0x08
        static let filters = 0x0B
        static let attribute = 0x0C
        static let continuation = 0x10
        static let symbolTable = 0x11
        static let attributeInfo = 0x15
    }

    let address: Int
    private(set) var messages: [Message] = []

    /// Reads the header at `address` with all its continuations.
    init(_ bytes: HDF5Bytes, at address: Int) throws(ModelFileProblem) {
        self.address = address
        if try bytes.word(at: address, size: 4) == 0x5244_484F {
            try readNew(bytes)
        } else {
            try readOld(bytes)
        }
    }

    func first(_ kind: Int) -> Message? { messages.first { $0.kind == kind } }

    /// Version 1: blocks of messages, each on a multiple of 8.
    private mutating func readOld(_ bytes: HDF5Bytes) throws(ModelFileProblem) {
        guard try bytes.byte(at: address) == 1 else {
            throw bytes.damaged(address, "an object's header is not there")
        }
        let size = try bytes.number(at: address + 8, size: 4)
        try readBlocks(bytes, first: (address + 16, size)) { offset, end throws(ModelFileProblem) in
            guard offset + 8 <= end else { return nil }
            let kind = try bytes.number(at: offset, size: 2)
            let size = try bytes.number(at: offset + 2, size: 2)
            let flags = try bytes.byte(at: offset + 4)
            return (Message(kind: kind, offset: offset + 8, size: size), flags)
        }
    }

    /// Version 2: OHDR, its first block, and continuations that begin with OCHK and end in a checksum.
    private mutating func readNew(_ bytes: HDF5Bytes) throws(ModelFileProblem) {
        guard try bytes.byte(at: address + 4) == 2 else {
            throw .unsupportedStorage("a new kind of object header")
        }
        let flags = try bytes.byte(at: address + 5)
        var offset = address + 6
        if flags & 0x20 != 0 { offset += 16 }
        if flags & 0x10 != 0 { offset += 4 }
        let sizeBytes = 1 << Int(flags & 3)
        let size = try bytes.number(at: offset, size: sizeBytes)
        let prefix = flags & 4 != 0 ? 6 : 4
        try readBlocks(bytes, first: (offset + sizeBytes, size), isNew: true) {
            offset, end throws(ModelFileProblem) in
            guard offset + prefix <= end else { return nil }
            let kind = Int(try bytes.byte(at: offset))
            let size = try bytes.number(at: offset + 1, size: 2)
            let flags = try bytes.byte(at: offset + 3)
            return (Message(kind: kind, offset: offset + prefix, size: size), flags)
        }
    }

    /// Reads block after block; together they cannot be larger than the file.
    private mutating func readBlocks(
        _ bytes: HDF5Bytes, first: (offset: Int, size: Int), isNew: Bool = false,
        message: (_ offset: Int, _ end: Int) throws(ModelFileProblem) -> (Message, UInt8)?
    ) throws(ModelFileProblem) {
        var waiting = [first]
        var total = 0
        while let block = waiting.popLast() {
            try bytes.check(block.offset, block.size)
            total += block.size + 8
            guard total <= bytes.count else {
                throw bytes.damaged(block.offset, "an object's header goes in circles")
            }
            var offset = block.offset
            let end = block.offset + block.size
            while let (message, flags) = try message(offset, end) {
                guard message.size <= end - message.offset else {
                    throw bytes.damaged(offset, "a message is longer than its header")
                }
                if message.kind == Kind.continuation {
                    waiting.append(try continuation(message, bytes, isNew: isNew))
                } else if flags & 2 != 0, message.kind != 0 {
                    throw .unsupportedStorage("shared messages")
                } else {
                    messages.append(message)
                }
                offset = message.offset + message.size
            }
        }
    }

    private func continuation(
        _ message: Message, _ bytes: HDF5Bytes, isNew: Bool
    ) throws(ModelFileProblem) -> (offset: Int, size: Int) {
        let offset = try bytes.place(at: message.offset)
        let size = try bytes.place(at: message.offset + 8)
        guard isNew else { return (offset, size) }
        try bytes.check(signature: "OCHK", at: offset)
        guard size >= 8 else { throw bytes.damaged(offset, "a header's continuation is too short") }
        return (offset + 4, size - 8)
    }
}
