#if Server
internal import Hummingbird

/// The web server.
public enum Server {}
#endif
