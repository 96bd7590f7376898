internal import Synchronization

/// Rooms to work in that one question leaves to the next.
///
/// A question needs a number for every feature and one for every example, nearly all of them zero. Making and clearing
/// those for each question took longer than ranking. A thread takes a room or makes one, and puts it back cleared; so
/// there are as many as threads have ever asked at once.
final class Workbench: Sendable {
    private let free = Mutex<[LinearIntentClassifier.Scratch]>([])

    func take() -> LinearIntentClassifier.Scratch? { free.withLock { $0.popLast() } }

    func putBack(_ scratch: consuming LinearIntentClassifier.Scratch) {
        let room = scratch
        free.withLock { $0.append(room) }
    }
}
