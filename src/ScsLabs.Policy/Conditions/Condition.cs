namespace ScsLabs.Policy.Conditions;

/// <summary>How many of a multi-valued key's values must satisfy the operator.</summary>
internal enum SetPrefix
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>One operator with one key: <c>"StringLike": { "s3:prefix": ["a/*", "b/*"] }</c>.</summary>
internal sealed class Condition(SetPrefix set, ConditionOperator test, bool ifExists, string key, IReadOnlyList<string> wanted, bool variables)
{
    private readonly ConditionKey? registered = ConditionKeys.Find(key);
    private readonly ConditionTest[] tests = [.. wanted.Select(value => test.Compile(value, variables))];

    public SetPrefix Set => set;

    public ConditionOperator Operator => test;

    public bool IfExists => ifExists;

    public string Key => key;

    public IReadOnlyList<string> Wanted => wanted;

    /// <summary>The operator as it is written in full.</summary>
    public string OperatorName => $"{(set is SetPrefix.None ? "" : set + ":")}{test.Name}{(ifExists ? "IfExists" : "")}";

    /// <summary>A key of AWS's that nothing here computes.</summary>
    public bool NotComputed => registered is { Source: KeySource.NotComputed };

    /// <summary>A date operator with a value that is no date, which AWS refuses where it takes other unreadable values.</summary>
    public bool HasUnreadableDate => test.Name.StartsWith("Date", StringComparison.Ordinal) && tests.Contains(NeverTest.Instance);

    /// <summary>Whether the request satisfies the condition.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="effect">AWS leaves open which value counts of a key in several spellings: here an Allow wants each to fit, and for a Deny one is enough.</param>
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

            // AWS leaves open what a list means without a set prefix. It never matches here, so that nobody comes to rely on it.
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

    /// <summary>One of the policy's values agrees; with a negated operator none does.</summary>
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
