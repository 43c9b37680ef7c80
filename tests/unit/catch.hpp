#pragma once

// The one place that knows Catch2's version: its header has another name from 3 on.
#include <catch2/catch.hpp>
