using ScsLabs.Bench;

// `bare PORT ANSWER-FILE` is the peer that does nothing; without arguments everything is measured.
if (args is ["bare", var port, var file])
{
    await BareServer.RunAsync(int.Parse(port), await File.ReadAllBytesAsync(file));
    return;
}

Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}\n");
Decisions.Run();
await Starts.RunAsync();
await Throughput.RunAsync();
