using System.Runtime.CompilerServices;

// The engine's locals are structs of numbers that are written before they are read; clearing them costs as much as a short row.
[module: SkipLocalsInit]
