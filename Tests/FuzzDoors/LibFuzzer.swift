/// What `bobbin-fuzz` calls: libFuzzer hands over bytes without saying for whom.
private enum LibFuzzer {
    nonisolated(unsafe) static var door = FuzzDoor.statement
    nonisolated(unsafe) static var house: FuzzHouse?
}

/// Chooses the door; 0 where there is no such door, or no house can be built in the folder.
@_cdecl("bobbin_fuzz_begin")
public func beginFuzzing(_ door: UnsafePointer<CChar>, _ folder: UnsafePointer<CChar>) -> Int32 {
    guard let known = FuzzDoor(rawValue: String(cString: door)) else { return 0 }
    LibFuzzer.door = known
    LibFuzzer.house = try? FuzzHouse(folder: String(cString: folder))
    return LibFuzzer.house == nil ? 0 : 1
}

/// Writes the seeds of the door into a folder, each under a number.
@_cdecl("bobbin_fuzz_plant")
public func plantSeeds(_ folder: UnsafePointer<CChar>) {
    guard let house = LibFuzzer.house else { return }
    for (index, seed) in house.seeds(of: LibFuzzer.door).enumerated() {
        _ = try? house.file(String(cString: folder) + "/seed-\(index)", seed)
    }
}

@_cdecl("bobbin_fuzz_one_input")
public func openWithOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do {
        try LibFuzzer.house?.open(
            LibFuzzer.door, Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        fatalError("\(error)")
    }
    return 0
}
