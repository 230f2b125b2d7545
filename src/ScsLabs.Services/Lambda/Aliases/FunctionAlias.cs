using System.Buffers.Binary;

namespace ScsLabs.Services.Lambda;

/// <summary>An alias: a name for a version of a function, or for two, between which each invocation chooses.</summary>
internal sealed record FunctionAlias : IResource<FunctionAlias>, IHasResourcePolicy, IHasPolicies
{
    /// <summary>The place of the function.</summary>
    public required Place FunctionPlace { get; init; }

    /// <summary>The name of the function.</summary>
    public required string FunctionName { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of the version, or <c>$LATEST</c>.</summary>
    public required string FunctionVersion { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";

    /// <summary>The version to which a part of the invocations goes, and that part, 0 to 1. At most one.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>An id that each change renews.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The policy, with users and roles as unique ids; null for none.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <inheritdoc />
    public Place Place => FunctionPlace with { Within = FunctionName };

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => field ??= QualifiedName.ArnOf(FunctionPlace, FunctionName, Name);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => FunctionTags.Rules.None;

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Policy is null ? null : new($"policy of the alias {Name} of the function {FunctionName}", Policy);

    /// <inheritdoc />
    IEnumerable<PolicySlot> IHasPolicies.Policies => Policy is null ? [] : [new($"alias {Name} of the function {FunctionName}, policy", Policy, document => this with { Policy = document })];

    /// <inheritdoc />
    public static Reference<FunctionAlias> Resolve(string name, Call call)
    {
        var read = QualifiedName.Of(name, call);
        return new(name, read.Arn, read.Find(call) is { } function && read.Qualifier is { } alias ? call.View.Find<FunctionAlias>(function.Within, alias) : null);
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => LambdaErrors.NoSuchAlias(QualifiedName.Of(name, call).Arn);

    /// <summary>Whether it has a version.</summary>
    public bool Has(string version) => FunctionVersion == version || Weights.ContainsKey(version);

    /// <summary>Chooses a version by the weights.</summary>
    public string Choose(IdSource ids)
    {
        if (Weights.Count == 0)
        {
            return FunctionVersion;
        }

        var drawn = BinaryPrimitives.ReadUInt32BigEndian(ids.Uuid().ToByteArray(bigEndian: true)) / (uint.MaxValue + 1.0);
        var (version, weight) = Weights.Single();
        return drawn < weight ? version : FunctionVersion;
    }

    /// <summary>Requires that its versions are there, and that it can have them.</summary>
    /// <exception cref="AwsException">ResourceNotFoundException, InvalidParameterValueException, ValidationException.</exception>
    public FunctionAlias Required(WorldView view, Function function)
    {
        RequireVersion(FunctionVersion);
        if (Weights.Count > 1)
        {
            throw LambdaErrors.TooManyWeights();
        }

        foreach (var (version, weight) in Weights)
        {
            var shown = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{version}={weight}");
            if (weight is not (>= 0 and <= 1))
            {
                throw LambdaErrors.InvalidWeight(shown);
            }

            if (!version.All(char.IsAsciiDigit))
            {
                throw LambdaErrors.InvalidWeightKey(shown);
            }

            if (version == FunctionVersion)
            {
                throw LambdaErrors.VersionTwice(version);
            }

            if (FunctionVersion == Function.Latest)
            {
                throw LambdaErrors.LatestHasNoWeights();
            }

            RequireVersion(version);
        }

        return this;

        void RequireVersion(string version)
        {
            if (FunctionSnapshot.Find(view, function, version) is null)
            {
                throw LambdaErrors.NoSuchFunction(QualifiedName.ArnOf(function.Place, function.Name, version));
            }
        }
    }

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view) => FunctionTags.OfFunction(view, FunctionPlace, FunctionName);
}
