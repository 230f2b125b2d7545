using ScsLabs.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
