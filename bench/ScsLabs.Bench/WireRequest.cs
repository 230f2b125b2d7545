namespace ScsLabs.Bench;

/// <summary>A request as it goes over the wire: its first bytes, then so many bytes of filler that all requests share.</summary>
internal sealed record WireRequest(byte[] First, long FillerLength = 0);
