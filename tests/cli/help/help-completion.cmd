args: help completion
