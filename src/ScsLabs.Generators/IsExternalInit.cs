namespace System.Runtime.CompilerServices;

/// <summary>The type that the compiler needs for records on netstandard2.0.</summary>
internal static class IsExternalInit;
