namespace ScsLabs.Model.Wire;

/// <summary>Reads one value of a list or map.</summary>
internal delegate T ReadValue<T>(IShapeReader reader, Violations violations, Member member);

/// <summary>Validates one value of a list or map.</summary>
internal delegate void ValidateValue<T>(T value, Violations violations);

/// <summary>Shared functions of generated readers.</summary>
internal static class ShapeReading
{
    /// <summary>Reads a structure that a member holds.</summary>
    public static T Structure<T>(IShapeReader reader, Violations violations, string? name, Func<IShapeReader, Violations, T> read)
    {
        EnterIf(name, violations);
        var value = read(reader, violations);
        LeaveIf(name, violations);
        return value;
    }

    /// <summary>Reads a list.</summary>
    public static IReadOnlyList<T> List<T>(IShapeReader reader, Violations violations, Member member, string? name, ReadValue<T> read)
    {
        var items = new List<T>();
        EnterIf(name, violations);
        foreach (var item in reader.Items(member))
        {
            violations.EnterItem(items.Count + 1);
            items.Add(read(item, violations, member));
            violations.Leave();
        }

        LeaveIf(name, violations);
        return items;
    }

    /// <summary>Reads a map. If a key occurs more than once, its last entry wins.</summary>
    public static IReadOnlyDictionary<string, T> Map<T>(IShapeReader reader, Violations violations, Member member, string? name, ReadValue<T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        EnterIf(name, violations);
        foreach (var (key, value) in reader.Entries(member))
        {
            violations.EnterEntry(key);
            entries[key] = read(value, violations, member);
            violations.Leave();
        }

        LeaveIf(name, violations);
        return entries;
    }

    internal static void EnterIf(string? name, Violations violations)
    {
        if (name is not null)
        {
            violations.Enter(name);
        }
    }

    internal static void LeaveIf(string? name, Violations violations)
    {
        if (name is not null)
        {
            violations.Leave();
        }
    }
}

/// <summary>Shared functions of generated validation.</summary>
internal static class ShapeValidation
{
    /// <summary>Validates a structure that a member holds.</summary>
    public static void Structure<T>(T? value, Violations violations, string? name, ValidateValue<T> validate)
        where T : class
    {
        if (value is not null)
        {
            ShapeReading.EnterIf(name, violations);
            validate(value, violations);
            ShapeReading.LeaveIf(name, violations);
        }
    }

    /// <summary>Validates the items of a list.</summary>
    public static void List<T>(IReadOnlyList<T>? items, Violations violations, string? name, ValidateValue<T> validate)
    {
        if (items is null or [])
        {
            return;
        }

        ShapeReading.EnterIf(name, violations);
        var number = 0;
        foreach (var item in items)
        {
            violations.EnterItem(++number);
            Value(item, violations, validate);
            violations.Leave();
        }

        ShapeReading.LeaveIf(name, violations);
    }

    /// <summary>Validates the values of a map.</summary>
    public static void Map<T>(IReadOnlyDictionary<string, T>? entries, Violations violations, string? name, ValidateValue<T> validate)
    {
        if (entries is null || entries.Count == 0)
        {
            return;
        }

        ShapeReading.EnterIf(name, violations);
        foreach (var (key, value) in entries)
        {
            violations.EnterEntry(key);
            Value(value, violations, validate);
            violations.Leave();
        }

        ShapeReading.LeaveIf(name, violations);
    }

    private static void Value<T>(T value, Violations violations, ValidateValue<T> validate)
    {
        if (value is null)
        {
            violations.Missing<T>(null);
        }
        else
        {
            validate(value, violations);
        }
    }
}

/// <summary>Shared functions of generated writers.</summary>
internal static class ShapeWriting
{
    /// <summary>Writes a list.</summary>
    public static void List<T>(IShapeWriter writer, Member member, IReadOnlyList<T> items, Action<IShapeWriter, T, Member> write)
    {
        writer.StartList(member);
        foreach (var item in items)
        {
            writer.Item();
            write(writer, item, member);
        }

        writer.EndList();
    }

    /// <summary>Writes a map.</summary>
    public static void Map<T>(IShapeWriter writer, Member member, IReadOnlyDictionary<string, T> entries, Action<IShapeWriter, T, Member> write)
    {
        writer.StartMap(member);
        foreach (var (key, value) in entries)
        {
            writer.Key(key);
            write(writer, value, member);
        }

        writer.EndMap();
    }
}
