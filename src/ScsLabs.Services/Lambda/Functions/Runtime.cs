namespace ScsLabs.Services.Lambda;

/// <summary>What runs a function's code.</summary>
[NotEmulated(
    "nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs4.3-edge", "java8", "java8.al2", "java11", "java17", "java21", "java25", "python2.7", "python3.6", "python3.7",
    "python3.8", "python3.9", "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet6", "dotnet8", "go1.x", "ruby2.5", "ruby2.7", "ruby3.2", "ruby3.3", "ruby3.4", "ruby4.0", "provided", "provided.al2")]
public enum Runtime
{
    /// <summary>An executable <c>bootstrap</c> in the code.</summary>
    [Wire("provided.al2023")]
    ProvidedAl2023,

    /// <summary>.NET 10.</summary>
    [Wire("dotnet10")]
    DotNet10,

    /// <summary>Python 3.10.</summary>
    [Wire("python3.10")]
    Python310,

    /// <summary>Python 3.11.</summary>
    [Wire("python3.11")]
    Python311,

    /// <summary>Python 3.12.</summary>
    [Wire("python3.12")]
    Python312,

    /// <summary>Python 3.13.</summary>
    [Wire("python3.13")]
    Python313,

    /// <summary>Python 3.14.</summary>
    [Wire("python3.14")]
    Python314,

    /// <summary>Node.js 20.</summary>
    [Wire("nodejs20.x")]
    Nodejs20,

    /// <summary>Node.js 22.</summary>
    [Wire("nodejs22.x")]
    Nodejs22,

    /// <summary>Node.js 24.</summary>
    [Wire("nodejs24.x")]
    Nodejs24,
}
