// testing.h - what every test includes.
#pragma once

#include <catch2/catch_test_macros.hpp>
