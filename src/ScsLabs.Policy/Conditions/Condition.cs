namespace ScsLabs.Policy.Conditions;

/// <summary>The set prefix of a condition: how many of a multi-valued key's values must satisfy the operator.</summary>
internal enum SetPrefix
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>A condition with one operator and one key: <c>"StringLike": { "s3:prefix": ["a/*", "b/*"] }</c>.</summary>
internal sealed class Condition(SetPrefix set, ConditionOperator test, bool ifExists, string key, IReadOnlyList<string> wanted, bool variables)
{
    private readonly ConditionKey? registered = ConditionKeys.Find(key);
    private readonly ConditionTest[] tests = [.. wanted.Select(value => test.Compile(value, variables))];

    public SetPrefix Set => set;

    public ConditionOperator Operator => test;

    public bool IfExists => ifExists;

    public string Key => key;

    public IReadOnlyList<string> Wanted => wanted;

    /// <summary>The policy's values, compiled.</summary>
    public IReadOnlyList<ConditionTest> Tests => tests;

    /// <summary>The operator with its set prefix and IfExists.</summary>
    public string OperatorName => NameOf(set, test, ifExists);

    /// <summary>Whether the key is one of AWS's that the emulator doesn't compute.</summary>
    public bool NotComputed => registered is { Source: KeySource.NotComputed };

    /// <summary>Whether the operator can't read one of the values, such as a date that is none.</summary>
    public bool HasUnreadableValue => Array.Exists(tests, static test => test is NeverTest);

    /// <summary>Whether the operator compares dates.</summary>
    public bool ComparesDates => test.Name.StartsWith("Date", StringComparison.Ordinal);

    /// <summary>Whether the operator compares addresses.</summary>
    public bool ComparesAddresses => test.Name.EndsWith("IpAddress", StringComparison.Ordinal);

    /// <summary>The name of an operator with its set prefix and IfExists, as AWS spells it.</summary>
    public static string NameOf(SetPrefix set, ConditionOperator test, bool ifExists) => $"{(set is SetPrefix.None ? "" : set + ":")}{test.Name}{(ifExists ? "IfExists" : "")}";

    /// <summary>Whether the request satisfies the condition.</summary>
    /// <param name="request">The request.</param>
    /// <param name="effect">AWS doesn't define which value counts where a key has several spellings: here an Allow needs all of them to match, a Deny only one.</param>
    public bool Holds(AccessRequest request, Effect effect)
    {
        var found = request.Find(key);
        var absent = found is not { Count: > 0 };
        if (test.AsksForAbsence)
        {
            return Accepts(absent ? "true" : "false", request);
        }

        if (absent)
        {
            return ifExists || set is SetPrefix.ForAllValues || (set is SetPrefix.None && test.Negated);
        }

        var values = found.GetValueOrDefault();
        return set switch
        {
            SetPrefix.ForAllValues => All(values, request),
            SetPrefix.ForAnyValue => Any(values, request),
            _ when values.IsSpeltInSeveralWays => effect is Effect.Deny ? Any(values, request) : All(values, request),

            // AWS doesn't define what a list means without a set prefix. Here it never matches, so that nobody relies on it.
            _ => !IsMultiValued(values) && Accepts(values[0], request),
        };
    }

    private bool IsMultiValued(ContextValues values) =>
        values.Count > 1 || (registered is null ? values.IsList : registered.MultiValued);

    private bool All(ContextValues values, AccessRequest request)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!Accepts(values[i], request))
            {
                return false;
            }
        }

        return true;
    }

    private bool Any(ContextValues values, AccessRequest request)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (Accepts(values[i], request))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the policy's values matches; with a negated operator, whether none does.</summary>
    private bool Accepts(string actual, AccessRequest request)
    {
        foreach (var candidate in tests)
        {
            if (candidate.Accepts(actual, request))
            {
                return !test.Negated;
            }
        }

        return test.Negated;
    }
}
