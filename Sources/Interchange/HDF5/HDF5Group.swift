/// A group of an HDF5 file: named objects, like a folder.
struct HDF5Group: Sendable {
    let header: HDF5Header
    let bytes: HDF5Bytes
    let path: String

    /// The group at `path` below this one; nil where there is nothing.
    func group(_ path: String) throws(ModelFileProblem) -> HDF5Group? {
        var group = self
        for name in path.split(separator: "/") {
            guard let address = try group.addresses()[String(name)] else { return nil }
            group = HDF5Group(
                header: try HDF5Header(bytes, at: address), bytes: bytes,
                path: group.path == "/" ? "/\(name)" : "\(group.path)/\(name)")
        }
        return group
    }

    /// The array at `path` below this group; nil where there is nothing.
    func array(_ path: String) throws(ModelFileProblem) -> HDF5Array? {
        guard let object = try group(path) else { return nil }
        return try HDF5Array(object.header, bytes, path: object.path)
    }

    /// The names in this group.
    func names() throws(ModelFileProblem) -> [String] { try addresses().keys.sorted() }

    /// Where the header of each named object begins.
    private func addresses() throws(ModelFileProblem) -> [String: Int] {
        if let message = header.first(HDF5Header.Kind.symbolTable) {
            var table = HDF5SymbolTable(
                bytes, heapAddress: try bytes.place(at: message.offset + 8))
            try table.read(treeAddress: try bytes.place(at: message.offset))
            return table.addresses
        }
        if let info = header.first(HDF5Header.Kind.linkInfo) {
            let flags = try bytes.byte(at: info.offset + 1)
            let heap = try bytes.word(at: info.offset + (flags & 1 != 0 ? 10 : 2))
            guard heap == HDF5Bytes.undefined else {
                throw .unsupportedStorage("groups with a heap of links")
            }
        }
        var addresses: [String: Int] = [:]
        for message in header.messages where message.kind == HDF5Header.Kind.link {
            let (name, address) = try link(message)
            addresses[name] = address
        }
        return addresses
    }

    /// A link message: a name and the address that it stands for.
    private func link(
        _ message: HDF5Header.Message
    ) throws(ModelFileProblem) -> (name: String, address: Int) {
        let flags = try bytes.byte(at: message.offset + 1)
        var offset = message.offset + 2
        if flags & 8 != 0 {
            guard try bytes.byte(at: offset) == 0 else {
                throw .unsupportedStorage("links into other files")
            }
            offset += 1
        }
        if flags & 4 != 0 { offset += 8 }
        if flags & 16 != 0 { offset += 1 }
        let sizeBytes = 1 << Int(flags & 3)
        let length = try bytes.number(at: offset, size: sizeBytes)
        let start = offset + sizeBytes
        guard length <= message.size else {
            throw bytes.damaged(offset, "a name is longer than its link")
        }
        return (
            try bytes.text(at: start, limit: length), try bytes.place(at: start + length)
        )
    }
}

/// The older form of a group: a tree whose leaves list names (in a heap) with addresses.
struct HDF5SymbolTable {
    private let bytes: HDF5Bytes
    private let heapAddress: Int
    private(set) var addresses: [String: Int] = [:]
    private var visited: Set<Int> = []
    private var entries = 0

    init(_ bytes: HDF5Bytes, heapAddress: Int) {
        self.bytes = bytes
        self.heapAddress = heapAddress
    }

    mutating func read(treeAddress: Int) throws(ModelFileProblem) {
        try bytes.check(signature: "HEAP", at: heapAddress)
        let size = try bytes.place(at: heapAddress + 8)
        let start = try bytes.place(at: heapAddress + 24)
        try bytes.check(start, size)
        var waiting = [(address: treeAddress, parentLevel: 256)]
        while let node = waiting.popLast() {
            guard visited.insert(node.address).inserted else {
                throw bytes.damaged(node.address, "a group's tree goes in circles")
            }
            try bytes.check(signature: "TREE", at: node.address)
            let level = Int(try bytes.byte(at: node.address + 5))
            guard try bytes.byte(at: node.address + 4) == 0, level < node.parentLevel else {
                throw bytes.damaged(node.address, "a group's tree is out of order")
            }
            for index in 0..<(try bytes.number(at: node.address + 6, size: 2)) {
                let child = try bytes.place(at: node.address + 32 + 16 * index)
                if level > 0 {
                    waiting.append((child, level))
                } else {
                    try readLeaf(at: child, names: start..<start + size)
                }
            }
        }
    }

    private mutating func readLeaf(
        at address: Int, names: Range<Int>
    ) throws(ModelFileProblem) {
        try bytes.check(signature: "SNOD", at: address)
        let count = try bytes.number(at: address + 6, size: 2)
        entries += count
        guard visited.insert(address).inserted, entries <= bytes.count / 40 else {
            throw bytes.damaged(address, "a group's list of names goes in circles")
        }
        for index in 0..<count {
            let entry = address + 8 + 40 * index
            let nameOffset = try bytes.place(at: entry)
            guard nameOffset < names.count else {
                throw bytes.damaged(entry, "a name is out of its heap")
            }
            guard try bytes.word(at: entry + 16, size: 4) != 2 else {
                throw .unsupportedStorage("soft links")
            }
            let name = try bytes.text(
                at: names.lowerBound + nameOffset, limit: names.count - nameOffset)
            guard addresses[name] == nil else {
                throw bytes.damaged(entry, "two things are called \(name)")
            }
            addresses[name] = try bytes.place(at: entry + 8)
        }
    }
}
