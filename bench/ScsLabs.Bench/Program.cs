using ScsLabs.Bench;

// `bare PORT ANSWER-FILE` is the peer that does nothing. Else the parts that are named are measured, or all.
if (args is ["bare", var port, var file])
{
    await BareServer.RunAsync(int.Parse(port), await File.ReadAllBytesAsync(file));
    return;
}

Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}\n");
if (IsWanted("decisions"))
{
    Decisions.Run();
}

if (IsWanted("network"))
{
    Networks.Run();
}

if (IsWanted("starts"))
{
    await Starts.RunAsync();
}

if (IsWanted("growth"))
{
    await Growth.RunAsync();
}

if (IsWanted("throughput"))
{
    await Throughput.RunAsync();
}

if (IsWanted("s3"))
{
    await S3.RunAsync();
}

if (IsWanted("ec2"))
{
    await Ec2.RunAsync();
}

if (IsWanted("metadata"))
{
    await Metadata.RunAsync();
}

if (IsWanted("events"))
{
    await Events.RunAsync();
}

if (IsWanted("detection"))
{
    await Detection.RunAsync();
}

if (IsWanted("functions"))
{
    await Functions.RunAsync();
}

if (IsWanted("cycle"))
{
    await Cycle.RunAsync();
}

bool IsWanted(string part) => args.Length == 0 || args.Contains(part, StringComparer.Ordinal);
