namespace ScsLabs.Emulator.Databases;

/// <summary>The server of a database can't start, or ended. The message says why, with the last lines of its log.</summary>
internal sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);
